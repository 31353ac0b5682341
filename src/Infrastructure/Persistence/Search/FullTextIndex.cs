using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>SQLite's full-text index.</summary>
internal sealed class FullTextIndex(AppDb db, CurrentCaller caller, IndexState state) : BlockSearch
{
    public override async Task<List<SearchPlace>> Find(
        SearchWords words, IQueryable<Client> clients, SearchPlace? from, int limit, CancellationToken ct) =>
        await state.IsComplete(db, ct)
            ? await base.Find(words, clients, from, limit, ct)
            : await PlainSearch.Find(db, words, clients, from, limit, ct);

    public override async Task<List<SearchPlace>> FindSimilar(
        SearchWords words, IQueryable<Client> clients, CancellationToken ct) =>
        await state.IsComplete(db, ct) ? await base.FindSimilar(words, clients, ct) : [];

    // Another salon of the same code has clients in it, too; the list shows none of them.
    protected override IQueryable<Hit> Block(
        SearchWords words, WordMatch match, ClientId? behind, IQueryable<Client> clients)
    {
        var query = FullText.Query(caller.Tenant.Id, words, match);
        var last = behind?.Value.ToByteArray(bigEndian: true);
        return from document in db.Set<SearchDocument>().FromSql(
                $"""
                SELECT d."Number", d."ClientId", '' AS "Terms" FROM "SearchIndex" AS s
                CROSS JOIN "SearchDocuments" AS d ON d."Number" = s.rowid
                WHERE "SearchIndex" MATCH {query}
                    AND s.rowid < IFNULL((SELECT "Number" FROM "SearchDocuments" WHERE "ClientId" = {last}), 9e18)
                ORDER BY s.rowid DESC LIMIT {BlockSize}
                """)
               from client in clients.Where(one => one.Id == document.ClientId).DefaultIfEmpty()
               orderby document.Number descending
               select new Hit(document.ClientId, client != null, client == null ? null : client.LastBookingDate);
    }
}
