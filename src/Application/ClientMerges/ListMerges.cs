using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.ClientMerges;

/// <summary>The merges of a client and of everybody merged into them, the latest first; also those that were undone.</summary>
public sealed record ListMerges(ClientId ClientId) : IRequest<Page<MergeRow>>, IRead
{
    /// <summary>So many are read, the latest.</summary>
    public const int Most = 200;
}

/// <summary>One merge.</summary>
/// <param name="Id">By which it can be undone.</param>
/// <param name="SurvivorId">Who stayed.</param>
/// <param name="SurvivorName">The name on their record; empty where it is not known.</param>
/// <param name="MergedId">Who was merged into them.</param>
/// <param name="MergedName">The name on their record; empty where it is not known.</param>
/// <param name="MergedAt">When.</param>
/// <param name="MergedBy">Who did it.</param>
/// <param name="UndoneAt">When it was undone; null while it stands.</param>
/// <param name="UndoneBy">Who undid it.</param>
public sealed record MergeRow(
    Guid Id, Guid SurvivorId, string SurvivorName, Guid MergedId, string MergedName, DateTimeOffset MergedAt,
    string MergedBy, DateTimeOffset? UndoneAt, string? UndoneBy);

internal sealed class ListMergesHandler(IReadDb db) : IRequestHandler<ListMerges, Page<MergeRow>>
{
    public async Task<Page<MergeRow>> Handle(ListMerges query, CancellationToken ct)
    {
        var client = await db.Survivor(query.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        return new(await db.Merges([client, .. await db.MergedInto(client, ct)], ct), NextCursor: null);
    }
}

internal static class MergesOfRecords
{
    // Two look-ups rather than one with "or", which would read them all.
    public static async Task<List<MergeRow>> Merges(
        this IReadDb db, IReadOnlyList<ClientId> records, CancellationToken ct)
    {
        var merges = await db.ClientMerges.Where(merge => records.Contains(merge.SurvivorId))
            .OrderByDescending(merge => merge.MergedAt).Take(ListMerges.Most).ToListAsync(ct);
        merges.AddRange(await db.ClientMerges.Where(merge => records.Contains(merge.MergedId))
            .OrderByDescending(merge => merge.MergedAt).Take(ListMerges.Most).ToListAsync(ct));
        if (merges.Count == 0) return [];

        var ids = merges.SelectMany(merge => new[] { merge.SurvivorId, merge.MergedId }).Distinct().ToList();
        var names = (await db.ClientRecords.Where(client => ids.Contains(client.Id)).ToListAsync(ct))
            .ToDictionary(client => client.Id, client => client.FullName);
        return
        [
            .. merges.DistinctBy(merge => merge.Id).OrderByDescending(merge => merge.MergedAt).Take(ListMerges.Most)
                .Select(merge => new MergeRow(
                    merge.Id.Value, merge.SurvivorId.Value, names[merge.SurvivorId], merge.MergedId.Value,
                    names[merge.MergedId], merge.MergedAt, merge.MergedBy, merge.UndoneAt, merge.UndoneBy)),
        ];
    }
}
