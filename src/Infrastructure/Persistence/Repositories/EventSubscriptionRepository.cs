using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class EventSubscriptionRepository(AppDb db) : IEventSubscriptionRepository
{
    public Task<EventSubscription?> Find(EventSubscriptionId id, CancellationToken ct) =>
        db.Set<EventSubscription>().SingleOrDefaultAsync(subscription => subscription.Id == id, ct);

    public void Add(EventSubscription subscription) => db.Add(subscription);

    public void Remove(EventSubscription subscription) => db.Remove(subscription);

    public void Wake(EventSubscription subscription) =>
        db.Entry(subscription).Property<DateTimeOffset?>(Columns.HeldUntil).CurrentValue = null;
}
