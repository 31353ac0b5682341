using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class InboundMessageRepository(
    AppDb db, CurrentCaller caller, InboundMessageQueries queries, GroupCommit group, WriteQueue writes)
        : IInboundMessageRepository
{
    public Task<InboundMessage?> Find(InboundMessageId id, CancellationToken ct) =>
        db.Set<InboundMessage>().SingleOrDefaultAsync(message => message.Id == id, ct);

    public Task<InboundMessage?> FindByKey(Guid senderId, string key, CancellationToken ct) => db.Set<InboundMessage>()
        .SingleOrDefaultAsync(message => message.SenderId == senderId && message.Key == key, ct);

    public async Task<bool> CountRepeat(
        ReceivedMessage again, InboundMessageOutcome outcome, BookingId? booking, CancellationToken ct)
    {
        InboundMessageQueries.Known? known = null;
        await group.Ask(new(
            [(queries.ByKey(caller.Tenant.Id, again.SenderId, again.Key), row => known = queries.Read(row))], ct));
        if (known?.IsRepeatedBy(outcome, booking) is not true) return false;

        await group.Save([queries.Count(known.Id, again.ReceivedAt)], ct);
        return true;
    }

    public void Add(InboundMessage message) => db.Add(message);

    public async Task<(int Batch, IReadOnlyList<InboundMessage> Left)> DropBodies(
        DateTimeOffset from, DateTimeOffset before, int batch, CancellationToken ct)
    {
        // Looked up first: nothing is locked while there is nothing to do.
        var ids = await db.Set<InboundMessage>()
            .Where(message => message.ReceivedAt >= from && message.ReceivedAt < before && message.Body != null)
            .OrderBy(message => message.ReceivedAt).Select(message => message.Id).Take(batch).ToListAsync(ct);
        if (ids.Count == 0) return (0, []);

        var left = await db.Set<InboundMessage>()
            .Where(message => ids.Contains(message.Id) && (message.Reason != null || message.Replays.Any()))
            .ToListAsync(ct);
        ids.RemoveAll(id => left.Exists(message => message.Id == id));
        IReadOnlyDictionary<string, string> none = new Dictionary<string, string>();
        using var turn = await writes.Enter(ct);
        await db.Set<InboundMessage>().Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.Body, (byte[]?)null)
                .SetProperty(message => message.Headers, none), ct);
        return (ids.Count + left.Count, left);
    }
}
