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

        return await db.Survivors(ids)
            .Select(one => new
            {
                one.Id,
                SurvivorId = one.Client.Id,
                Name = ((one.Client.FirstNameIsPlaceholder ? "" : one.Client.FirstName + " ")
                    + (one.Client.LastName ?? "")).Trim(),
                one.Client.Phone,
            })
            .ToDictionaryAsync(one => one.Id.Value, one => (one.SurvivorId.Value, one.Name, one.Phone), ct);
    }
}
