using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>Hands a tenant's new events to the subscriptions that want them.</summary>
internal sealed class FanOut(AppDb db, IUnitOfWork work, TimeProvider clock, IOptions<EventOptions> options)
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1);

    /// <summary>Whose events wait.</summary>
    public async Task<List<Tenant>> TenantsWithNews(CancellationToken ct)
    {
        var waiting = db.Set<OutboxEvent>().IgnoreQueryFilters().Where(one => one.FannedOutAt == null);
        return await waiting.Select(one => one.TenantId).Distinct()
            .Join(db.Set<Tenant>().AsNoTracking(), id => id, tenant => tenant.Id, (_, tenant) => tenant)
                .ToListAsync(ct);
    }

    /// <returns>Whether there may be more: a turn ends after a while, so that other tenants have theirs.</returns>
    public async Task<bool> Run(CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        while (await RunBatch(ct) == options.Value.BatchSize)
        {
            if (clock.GetElapsedTime(begun) >= LongestTurn) return true;
            work.Clear();
        }

        return false;
    }

    private async Task<int> RunBatch(CancellationToken ct)
    {
        var events = await db.Set<OutboxEvent>().Where(one => one.FannedOutAt == null)
            .OrderBy(one => one.Sequence).Take(options.Value.BatchSize).ToListAsync(ct);
        var subscriptions = await db.Set<EventSubscription>().AsNoTracking().Where(one => one.Enabled).ToListAsync(ct);
        var ids = events.ConvertAll(one => one.Id);

        // A user may have asked for one of them before it was handed out.
        var queued = await db.Set<EventDelivery>().Where(delivery => ids.Contains(delivery.EventId))
            .Select(delivery => new { delivery.EventId, delivery.SubscriptionId }).ToListAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var one in events)
        {
            db.AddRange(one.FanOut(subscriptions, now).Where(delivery =>
                !queued.Contains(new { delivery.EventId, delivery.SubscriptionId })));
        }

        try
        {
            await work.SaveChangesAsync(ct);
            return events.Count;
        }
        catch (Exception lost) when (lost is StaleRowException or DuplicateRowException)
        {
            return 0;   // another process was quicker
        }
    }
}
