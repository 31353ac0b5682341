using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Common;

/// <summary>The id of a merged client answers for ever: reading goes to whoever stands for them.</summary>
internal static class MergedClients
{
    /// <returns>The client, or whoever stands for them; null where there is no such client.</returns>
    public static async Task<ClientId?> Survivor(this IReadDb db, ClientId id, CancellationToken ct)
    {
        var known = await db.ClientRecords.Where(client => client.Id == id)
            .Select(client => new { client.SurvivorId }).SingleOrDefaultAsync(ct);
        return known is null ? null : known.SurvivorId ?? id;
    }

    /// <returns>
    /// The record of whoever stands for the client, and behind it those that were merged into it; null where there is no
    /// such client.
    /// </returns>
    public static async Task<IReadOnlyList<ClientId>?> RecordsOf(this IReadDb db, ClientId id, CancellationToken ct) =>
        await db.Survivor(id, ct) is { } survivor ? [survivor, .. await db.MergedInto(survivor, ct)] : null;

    /// <returns>Of each of these that there is, whoever stands for them.</returns>
    public static IQueryable<SurvivorOf> Survivors(this IReadDb db, IReadOnlyCollection<ClientId> ids) =>
        from record in db.ClientRecords.Where(record => ids.Contains(record.Id))
        join client in db.ClientRecords on record.SurvivorId ?? record.Id equals client.Id
        select new SurvivorOf { Id = record.Id, Client = client };

    /// <returns>Who was merged into the client, directly or through others; the oldest record first.</returns>
    public static Task<List<ClientId>> MergedInto(this IReadDb db, ClientId survivor, CancellationToken ct) =>
        db.ClientRecords.Where(client => client.SurvivorId == survivor).OrderBy(client => client.Id)
            .Select(client => client.Id).ToListAsync(ct);
}

/// <summary>A client's id, and whoever stands for them.</summary>
internal sealed class SurvivorOf
{
    public required ClientId Id { get; init; }

    public required Client Client { get; init; }
}
