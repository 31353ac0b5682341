using CustomerTracking.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class EventRepository(AppDb db) : IEventRepository
{
    public Task<QueuedEvent?> Find(OutboxEventId id, EventSubscriptionId subscription, CancellationToken ct) =>
        Queued(subscription, db.Set<OutboxEvent>().Where(one => one.Id == id)).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<QueuedEvent>> FindSince(
        DateTimeOffset since, long afterSequence, int count, EventSubscriptionId subscription, CancellationToken ct) =>
        await Queued(
            subscription,
            db.Set<OutboxEvent>().Where(one => one.Sequence > afterSequence && one.OccurredAt >= since)
                .OrderBy(one => one.Sequence).Take(count))
            .ToListAsync(ct);

    public void Add(OutboxEvent what) => db.Add(what);

    public void Add(EventDelivery delivery) => db.Add(delivery);

    private IQueryable<QueuedEvent> Queued(EventSubscriptionId subscription, IQueryable<OutboxEvent> events) =>
        from one in events
        join delivery in db.Set<EventDelivery>().Where(delivery => delivery.SubscriptionId == subscription)
            on one.Id equals delivery.EventId into deliveries
        from delivery in deliveries.DefaultIfEmpty()
        orderby one.Sequence
        select new QueuedEvent(one, delivery);
}
