using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class DeliveryRepository(
    AppDb db, CurrentCaller caller, DeliveryQuestions questions, GroupCommit group, WriteQueue writes) : IDeliveryRepository
{
    public Task<Delivery?> Find(DeliveryId id, CancellationToken ct) =>
        db.Set<Delivery>().SingleOrDefaultAsync(delivery => delivery.Id == id, ct);

    public Task<Delivery?> FindByKey(Guid senderId, string key, CancellationToken ct) => db.Set<Delivery>()
        .SingleOrDefaultAsync(delivery => delivery.SenderId == senderId && delivery.Key == key, ct);

    public async Task<bool> CountRepeat(
        Incoming again, DeliveryOutcome outcome, BookingId? booking, CancellationToken ct)
    {
        DeliveryQuestions.Known? known = null;
        await group.Ask(new(
            [(questions.ByKey(caller.Tenant.Id, again.SenderId, again.Key), row => known = questions.Read(row))], ct));
        if (known?.IsRepeatedBy(outcome, booking) is not true) return false;

        await group.Save([questions.Count(known.Id, again.ReceivedAt)], ct);
        return true;
    }

    public void Add(Delivery delivery) => db.Add(delivery);

    public async Task<(int Batch, IReadOnlyList<Delivery> Left)> DropBodies(
        DateTimeOffset from, DateTimeOffset before, int batch, CancellationToken ct)
    {
        // Looked up first: nothing is locked, and nobody waits, while there is nothing to do.
        var ids = await db.Set<Delivery>()
            .Where(delivery => delivery.ReceivedAt >= from && delivery.ReceivedAt < before && delivery.Body != null)
            .OrderBy(delivery => delivery.ReceivedAt).Select(delivery => delivery.Id).Take(batch).ToListAsync(ct);
        if (ids.Count == 0) return (0, []);

        var left = await db.Set<Delivery>()
            .Where(delivery => ids.Contains(delivery.Id) && (delivery.Reason != null || delivery.Replays.Any()))
            .ToListAsync(ct);
        ids.RemoveAll(id => left.Exists(delivery => delivery.Id == id));
        IReadOnlyDictionary<string, string> none = new Dictionary<string, string>();
        using var turn = await writes.Enter(ct);
        await db.Set<Delivery>().Where(delivery => ids.Contains(delivery.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(delivery => delivery.Body, (byte[]?)null)
                .SetProperty(delivery => delivery.Headers, none), ct);
        return (ids.Count + left.Count, left);
    }
}
