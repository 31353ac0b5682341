using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Events;

internal static class DueSubscriptions
{
    /// <summary>
    /// Subscriptions with something due that no process sends to; the one that was served longest ago comes first.
    /// </summary>
    /// <param name="without">Tenants that already have as many turns as they may.</param>
    public static async Task<List<(EventSubscriptionId Id, Tenant Tenant)>> Find(
        AppDb db, DateTimeOffset now, TimeSpan leaseDuration, int count, IReadOnlyCollection<TenantId> without,
        CancellationToken ct)
    {
        // As values, since SQLite looks for "= 0" in an index, and not for the "NOT" that a constant becomes.
        var (no, yes) = (false, true);
        var due = db.Set<EventDelivery>().Where(delivery => delivery.NextAttemptAt <= now);
        var subscriptions = db.Set<EventSubscription>().IgnoreQueryFilters().AsNoTracking();
        if (without.Count > 0) subscriptions = subscriptions.Where(one => !without.Contains(one.TenantId));
        var found = await SubscriptionLease.Free(subscriptions, now, leaseDuration)
            .Where(one => EF.Property<DateTimeOffset?>(one, Columns.HeldUntil) == null
                || EF.Property<DateTimeOffset?>(one, Columns.HeldUntil) <= now)
            .Where(one =>
                (one.Enabled && due.Any(delivery => delivery.SubscriptionId == one.Id && delivery.IsTest == no))
                || due.Any(delivery => delivery.SubscriptionId == one.Id && delivery.IsTest == yes))
            .Join(db.Set<Tenant>(), one => one.TenantId, tenant => tenant.Id, (one, tenant) => new { one, tenant })
            .OrderBy(pair => EF.Property<DateTimeOffset?>(pair.one, Columns.LeasedUntil))
            .Select(pair => new { pair.one.Id, pair.tenant })
            .Take(count).ToListAsync(ct);
        return found.ConvertAll(pair => (pair.Id, pair.tenant));
    }
}
