using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <param name="ClientId">The client's, or one's who was merged into them.</param>
public sealed record ListConsents(ClientId ClientId) : IRequest<ClientConsents>, IRead;

/// <summary>What a client agreed to, and what not.</summary>
/// <param name="Current">What counts now: one decision for a purpose and medium.</param>
/// <param name="History">Every decision, the latest first.</param>
public sealed record ClientConsents(IReadOnlyList<ConsentRow> Current, IReadOnlyList<ConsentRow> History);

/// <summary>One decision, as <see cref="Consent"/> keeps it.</summary>
/// <param name="Purpose">For what.</param>
/// <param name="Medium">By which way; null for every way.</param>
/// <param name="State">Whether the client agreed.</param>
/// <param name="At">When it was written down.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Words">In which words, or where it was signed.</param>
public sealed record ConsentRow(
    ConsentPurpose Purpose, ConsentMedium? Medium, ConsentState State, DateTimeOffset At, string By, Channel Channel,
    string? Words)
{
    internal static ConsentRow From(Consent one) =>
        new(one.Purpose, one.Medium, one.State, one.At, one.By, one.Channel, one.Words);
}

internal sealed class ListConsentsHandler(IReadDb db) : IRequestHandler<ListConsents, ClientConsents>
{
    public async Task<ClientConsents> Handle(ListConsents query, CancellationToken ct) => await db.Consents(
        await db.RecordsOf(query.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound), ct);
}

internal static class ConsentsOfRecords
{
    /// <param name="db">Where they are read.</param>
    /// <param name="records">The client, and behind them everybody who was merged into them.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<ClientConsents> Consents(
        this IReadDb db, IReadOnlyList<ClientId> records, CancellationToken ct)
    {
        var all = await db.ConsentDecisions.Where(one => records.Contains(one.ClientId)).ToListAsync(ct);
        var current = Consent.Current(all, records[0], await MergedAt(db, records, ct));
        return new(
            [.. current.Select(ConsentRow.From)],
            [.. all.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Select(ConsentRow.From)]);
    }

    // The last merge of the way from the record to the survivor is since when they are one.
    private static async Task<Dictionary<ClientId, DateTimeOffset>> MergedAt(
        IReadDb db, IReadOnlyList<ClientId> records, CancellationToken ct)
    {
        if (records.Count == 1) return [];

        var standing = await db.ClientMerges.Where(one => records.Contains(one.MergedId) && one.UndoneAt == null)
            .ToDictionaryAsync(one => one.MergedId, one => (one.SurvivorId, one.MergedAt), ct);
        return records.Skip(1).ToDictionary(id => id, Since);

        DateTimeOffset Since(ClientId id)
        {
            var since = DateTimeOffset.MinValue;
            for (var at = id; standing.TryGetValue(at, out var merge); at = merge.SurvivorId)
                since = merge.MergedAt > since ? merge.MergedAt : since;
            return since;
        }
    }
}
