using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Makes clients findable who were recorded before there were search terms.</summary>
internal sealed class OldClients(AppDb db, IUnitOfWork work)
{
    /// <param name="batch">How many at most.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>How many it were.</returns>
    public async Task<int> Index(int batch, CancellationToken ct)
    {
        var terms = db.Set<SearchTerm>();

        // Whoever has neither a name nor a number has no terms either, and is none of them.
        var clients = await db.Set<Client>().Include(client => client.ContactPoints)
            .Where(client => client.SortName == "" && (client.SearchText != "" || client.Phone != null)
                && !terms.Any(term => term.ClientId == client.Id))
            .OrderBy(client => client.Id).Take(batch).ToListAsync(ct);
        var ids = clients.ConvertAll(client => client.Id);
        var mappings = await db.Set<ServiceMapping>().AsNoTracking()
            .Where(mapping => ids.Contains(mapping.ClientId)).ToListAsync(ct);
        foreach (var client in clients)
        {
            client.SortAgain();
            terms.AddRange(SearchTerm.Of(client, client.SearchText));
            terms.AddRange(client.ContactPoints.SelectMany(SearchTerm.Of));
        }

        terms.AddRange(mappings.SelectMany(mapping => SearchTerm.Of(mapping, mapping.ExternalClientId)));
        await work.Save(ct);
        return clients.Count;
    }
}
