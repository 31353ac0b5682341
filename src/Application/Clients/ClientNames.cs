using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>What a few clients are called, for rows that name them.</summary>
internal static class ClientNames
{
    /// <returns>
    /// By the given ids: whoever stands for the client, the name, empty where it is not known, and the number to call.
    /// </returns>
    public static async Task<Dictionary<Guid, (Guid Id, string Name, string? Phone)>> Named(
        this IReadDb db, IEnumerable<ClientId> clients, CancellationToken ct)
    {
        var ids = clients.Distinct().ToList();
        if (ids.Count == 0) return [];

        var records = await Read(db, ids, ct);
        var survivors = records.Values.Select(record => record.SurvivorId).OfType<ClientId>()
            .Where(id => !records.ContainsKey(id)).Distinct().ToList();
        if (survivors.Count > 0)
            foreach (var (id, record) in await Read(db, survivors, ct)) records[id] = record;

        return ids.Where(records.ContainsKey).ToDictionary(id => id.Value, id =>
        {
            var living = records[id].SurvivorId is { } survivor ? records[survivor] : records[id];
            return (living.Id.Value, living.Name, living.Phone);
        });
    }

    private static Task<Dictionary<ClientId, Record>> Read(IReadDb db, List<ClientId> ids, CancellationToken ct) =>
        db.ClientRecords.Where(client => ids.Contains(client.Id))
            .Select(client => new Record(
                client.Id, client.SurvivorId,
                ((client.FirstNameIsPlaceholder ? "" : client.FirstName + " ") + (client.LastName ?? "")).Trim(),
                client.Phone))
            .ToDictionaryAsync(record => record.Id, ct);

    private sealed record Record(ClientId Id, ClientId? SurvivorId, string Name, string? Phone);
}
