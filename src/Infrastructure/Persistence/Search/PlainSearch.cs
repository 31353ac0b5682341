using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>
/// Without an index, while it is made from an older file: it looks at every client of the salon, so that everybody can
/// be found meanwhile, by any part of a word.
/// </summary>
internal static class PlainSearch
{
    public static Task<List<SearchPlace>> Find(
        AppDb db, SearchWords words, IQueryable<Client> clients, SearchPlace? from, int limit, CancellationToken ct)
    {
        foreach (var word in words.Words)
        {
            var text = word.Tokens[0];   // SQLite's LIKE folds ASCII letters, and a wildcard in it finds more
            var digits = word.Tokens.LastOrDefault(token => token.All(char.IsAsciiDigit));
            clients = clients.Where(client => client.SearchText.Contains(text)
                || client.SearchText.Replace("'", "").Replace("-", "").Contains(text)
                || (digits != null && client.ContactPoints.Any(point => point.Value.Contains(digits)))
                || db.Set<ServiceMapping>().Any(mapping => mapping.ClientId == client.Id
                    && EF.Functions.Like(mapping.ExternalClientId, text + "%")));
        }

        return LastBookedFirst(clients, from, limit + 1, ct);
    }

    private static async Task<List<SearchPlace>> LastBookedFirst(
        IQueryable<Client> found, SearchPlace? from, int most, CancellationToken ct)
    {
        if (from is { LastBooked: { } last, ClientId: var lastId })
            found = found.Where(client => client.LastBookingDate == null || client.LastBookingDate < last
                || (client.LastBookingDate == last && client.Id.CompareTo(lastId) < 0));
        else if (from is { ClientId: var neverBooked })
            found = found.Where(client => client.LastBookingDate == null && client.Id.CompareTo(neverBooked) < 0);

        var rows = await found.OrderByDescending(client => client.LastBookingDate)
            .ThenByDescending(client => client.Id)
            .Select(client => new { client.Id, client.LastBookingDate }).Take(most).ToListAsync(ct);
        return rows.ConvertAll(row => new SearchPlace(WordMatch.Beginning, null, row.LastBookingDate, row.Id));
    }
}
