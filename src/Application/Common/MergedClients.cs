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

    /// <returns>Who was merged into the client, directly or through others; the oldest record first.</returns>
    public static Task<List<ClientId>> MergedInto(this IReadDb db, ClientId survivor, CancellationToken ct) =>
        db.ClientRecords.Where(client => client.SurvivorId == survivor).OrderBy(client => client.Id)
            .Select(client => client.Id).ToListAsync(ct);
}
