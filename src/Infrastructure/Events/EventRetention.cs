using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>Removes events that no subscription waits for any more, with their deliveries and attempts.</summary>
internal sealed class EventRetention(AppDb db, WriteQueue writes, TimeProvider clock, IOptions<EventOptions> options)
{
    public async Task Run(CancellationToken ct)
    {
        while (await Finished(ct) is { Count: > 0 } finished)
        {
            using var turn = await writes.Enter(ct);
            await db.Set<OutboxEvent>().IgnoreQueryFilters()
                .Where(one => finished.Contains(one.Sequence)).ExecuteDeleteAsync(ct);
        }
    }

    private async Task<List<long>> Finished(CancellationToken ct)
    {
        var kept = clock.GetUtcNow().AddDays(-options.Value.RetentionDays);
        var waiting = db.Set<EventDelivery>().Where(delivery => delivery.NextAttemptAt != null
            && db.Set<EventSubscription>().Any(one => one.Id == delivery.SubscriptionId && one.Enabled));
        var oldest = await db.Set<OutboxEvent>().IgnoreQueryFilters().OrderBy(one => one.Sequence)
            .Select(one => new
            {
                one.Sequence,
                one.OccurredAt,
                IsWaiting = one.FannedOutAt == null || waiting.Any(delivery => delivery.EventId == one.Id),
            })
            .Take(options.Value.BatchSize).ToListAsync(ct);
        return [.. oldest.Where(one => one.OccurredAt < kept && !one.IsWaiting).Select(one => one.Sequence)];
    }
}
