using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>What a few clients are called, for rows that name them.</summary>
internal static class ClientNames
{
    /// <returns>The name, empty where it is not known, and the number to call.</returns>
    public static async Task<Dictionary<Guid, (string Name, string? Phone)>> Named(
        this IReadDb db, IEnumerable<ClientId> clients, CancellationToken ct)
    {
        var ids = clients.Distinct().ToList();
        if (ids.Count == 0) return [];

        return await db.Clients.Where(client => ids.Contains(client.Id))
            .Select(client => new
            {
                client.Id,
                Name = ((client.FirstNameIsPlaceholder ? "" : client.FirstName + " ") + (client.LastName ?? "")).Trim(),
                client.Phone,
            })
            .ToDictionaryAsync(client => client.Id.Value, client => (client.Name, client.Phone), ct);
    }
}
