using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Brings the search terms of clients in line who were recorded by an earlier version: before there were any, or when
/// there were more of them. The latter are found all the time.
/// </summary>
internal sealed class OldClients(AppDb db, IUnitOfWork work)
{
    private DbSet<SearchTerm> SearchTerms => db.Set<SearchTerm>();

    /// <param name="batch">How many at most.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>How many it were.</returns>
    public async Task<int> Index(int batch, CancellationToken ct)
    {
        var ids = await WithoutTerms(batch, ct);
        if (ids.Count == 0) ids = await WithEarlierTerms(batch, ct);
        if (ids.Count == 0) return 0;

        var clients = await db.Set<Client>().Include(client => client.ContactPoints)
            .Where(client => ids.Contains(client.Id)).ToListAsync(ct);
        foreach (var client in clients) client.FoldAgain();
        await work.Save(ct);   // with it the terms follow that only today's text has
        var mappings = await db.Set<ServiceMapping>().AsNoTracking()
            .Where(mapping => ids.Contains(mapping.ClientId)).ToListAsync(ct);
        var found = await SearchTerms.Where(term => ids.Contains(term.ClientId)).ToListAsync(ct);
        var due = clients.SelectMany(client => SearchTerm.Of(client, client.SearchText))
            .Concat(clients.SelectMany(client => client.ContactPoints).SelectMany(SearchTerm.Of))
            .Concat(mappings.SelectMany(mapping => SearchTerm.Of(mapping, mapping.ExternalClientId))).ToList();
        SearchTerms.RemoveRange(found.ExceptBy(due.Select(Key), Key));
        SearchTerms.AddRange(due.ExceptBy(found.Select(Key), Key));
        await work.Save(ct);
        return clients.Count;
    }

    // Whoever has neither a name nor a number has no terms either, and is none of them.
    private Task<List<ClientId>> WithoutTerms(int batch, CancellationToken ct) => db.Set<Client>()
        .Where(client => client.SortName == "" && (client.SearchText != "" || client.Phone != null)
            && !SearchTerms.Any(term => term.ClientId == client.Id))
        .OrderBy(client => client.Id).Select(client => client.Id).Take(batch).ToListAsync(ct);

    // In the words of the index that only such rows are in.
    private Task<List<ClientId>> WithEarlierTerms(int batch, CancellationToken ct) => SearchTerms
        .Where(term => string.Compare(term.Origin, SearchTerm.Earlier) >= 0)
        .Select(term => term.ClientId).Distinct().OrderBy(id => id).Take(batch).ToListAsync(ct);

    private static (ClientId, string, string) Key(SearchTerm term) => (term.ClientId, term.Term, term.Origin);
}
