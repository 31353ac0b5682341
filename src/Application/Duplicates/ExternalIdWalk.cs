using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Duplicates;

/// <summary>
/// Finds the same id of a booking system in two of its businesses. Short numbers are left out: each business counts from
/// one.
/// </summary>
internal sealed class ExternalIdWalk(IReadDb db) : IDuplicateWalk
{
    private const int ShortestNumber = 6;
    private const char BeforeId = '\n';

    public DuplicateScanStep Step => DuplicateScanStep.ExternalIds;

    public async Task<ScannedBatch> Read(string? position, int batch, CancellationToken ct)
    {
        var (provider, id) = position?.Split(BeforeId) is [var before, var last] ? (before, last) : ("", "");
        var size = Math.Max(batch, DuplicateKeys.SmallestBatch);
        var rows = await db.ServiceMappings
            .Where(mapping => string.Compare(mapping.ServiceProvider, provider) >= 0
                && (string.Compare(mapping.ServiceProvider, provider) > 0
                    || string.Compare(mapping.ExternalClientId, id) > 0))
            .OrderBy(mapping => mapping.ServiceProvider).ThenBy(mapping => mapping.ExternalClientId).Take(size)
            .Select(mapping => new Row(mapping.ServiceProvider, mapping.ExternalClientId, mapping.ClientId))
            .ToListAsync(ct);
        var groups = DuplicateKeys.Whole(rows, row => $"{row.Provider}{BeforeId}{row.Id}", size);
        var keys = groups.Where(group => group.Count() <= DuplicateKeys.MostSharing).SelectMany(group => group)
            .Where(row => row.Id.Length >= ShortestNumber || !row.Id.All(char.IsAsciiDigit))
            .Select(row => new DuplicateKey(
                (row.Provider, row.Id), row.ClientId, DuplicateSign.SameExternalId,
                $"Both have the same {row.Provider} id, in two businesses."));
        return new(DuplicateKeys.Pair(keys), rows.Count < size ? null : groups[^1].Key);
    }

    private sealed record Row(string Provider, string Id, ClientId ClientId);
}
