using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Duplicates;

/// <summary>
/// Reads on for clients of the tenant who may be one person: one small batch. It answers whether more is left to read.
/// Everybody is read again a day after the last batch.
/// </summary>
public sealed record ScanForDuplicates(int Batch) : IRequest<bool>, IRetryable
{
    internal static readonly TimeSpan BetweenScans = TimeSpan.FromDays(1);
}

/// <summary>Two clients who may be one person, and why.</summary>
internal sealed record FoundPair(ClientId One, ClientId Other, DuplicateSign Sign, string Reason);

/// <summary>What a batch found.</summary>
/// <param name="Pairs">Nobody with themselves, and each pair once.</param>
/// <param name="Position">Where the next batch goes on; null where nothing is left.</param>
internal sealed record ScannedBatch(IReadOnlyList<FoundPair> Pairs, string? Position);

/// <summary>
/// Reads a tenant's records in the order of an index, so that those with one key lie side by side: the work grows with the
/// records, and not with the pairs that they could make.
/// </summary>
internal interface IDuplicateWalk
{
    DuplicateScanStep Step { get; }

    /// <param name="position">What the batch before returned; null at the beginning.</param>
    /// <param name="batch">How many records to read, about.</param>
    /// <param name="ct">Stops it.</param>
    Task<ScannedBatch> Read(string? position, int batch, CancellationToken ct);
}

internal sealed class ScanForDuplicatesHandler(
    IReadDb db, IClientRepository clients, IEnumerable<IDuplicateWalk> walks, IUnitOfWork work, CurrentCaller caller,
    TimeProvider clock) : IRequestHandler<ScanForDuplicates, bool>
{
    public async Task<bool> Handle(ScanForDuplicates command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var scan = await clients.FindDuplicateScan(ct);
        if (scan is null) clients.Add(scan = DuplicateScan.Begin(caller.Tenant.Id));
        if (scan.CompletedAt is { } completed)
        {
            if (now - completed < ScanForDuplicates.BetweenScans) return false;

            scan.Restart();
        }

        var read = await walks.First(walk => walk.Step == scan.Step).Read(scan.Position, command.Batch, ct);
        await Suggest(read.Pairs, now, ct);
        scan.Advance(read.Position, now);
        await work.SaveChangesAsync(ct);
        return scan.CompletedAt is null;
    }

    // A pair is suggested once, whatever was decided on it.
    private async Task Suggest(IReadOnlyList<FoundPair> found, DateTimeOffset now, CancellationToken ct)
    {
        if (found.Count == 0) return;

        var both = found.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var households = await Households(both, ct);
        var known = (await clients.Suggestions(both, ct)).ToLookup(pair => Unordered(pair.ClientId, pair.OtherClientId));
        foreach (var pair in found.Where(pair => households[pair.One] != households[pair.Other]))
        {
            var before = known[Unordered(pair.One, pair.Other)].ToList();
            foreach (var one in before) one.Strengthen(pair.Sign, pair.Reason);
            if (before.Count == 0)
            {
                clients.Add(DuplicateSuggestion.Create(
                    caller.Tenant.Id, pair.One, pair.Other, pair.Sign, pair.Reason, now));
            }
        }
    }

    // Those of one household are two people. Who is in none is a household by themselves.
    private async Task<Dictionary<ClientId, ClientId>> Households(List<ClientId> ids, CancellationToken ct)
    {
        var owners = await db.Clients.Where(client => ids.Contains(client.Id) && client.HouseholdOwnerId != null)
            .ToDictionaryAsync(client => client.Id, client => client.HouseholdOwnerId!.Value, ct);
        return ids.ToDictionary(id => id, id => owners.GetValueOrDefault(id, id));
    }

    private static (ClientId, ClientId) Unordered(ClientId one, ClientId other) =>
        one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
