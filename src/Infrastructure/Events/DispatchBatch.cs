using System.Security.Cryptography;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>
/// Sends what is due to one subscription, one after the other, and writes down what became of each before the next.
/// </summary>
internal sealed partial class DispatchBatch(
    AppDb db, IUnitOfWork work, SubscriptionLease lease, WebhookSender sender, ISecrets secrets, TimeProvider clock,
    IOptions<EventOptions> options, ILogger<DispatchBatch> log)
{
    private const int MaxTries = 5;

    /// <param name="id">Of the tenant who was entered.</param>
    /// <param name="stop">Sends no more.</param>
    /// <param name="abort">Comes a little later: writes no more.</param>
    public async Task Run(EventSubscriptionId id, CancellationToken stop, CancellationToken abort)
    {
        if (!await lease.TryAcquire(id, stop)) return;

        // After a fault of ours the lease is left to run out: that is the pause before the next try.
        DateTimeOffset? heldUntil = null;
        try
        {
            var begun = clock.GetTimestamp();
            for (var sent = 0; heldUntil is null && sent < options.Value.BatchSize && !IsOver(begun); sent++)
            {
                work.Clear();
                if (!await lease.Keep(stop) || await Next(id, stop) is not { } due) break;

                heldUntil = await Record(due, await Send(due, stop), abort);
            }
        }
        catch (OperationCanceledException)
        {
        }

        await lease.Return(heldUntil, abort);
    }

    private bool IsOver(long begun) => clock.GetElapsedTime(begun) >= options.Value.LongestTurn;

    private Task<Due?> Next(EventSubscriptionId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Joined(db.Set<EventDelivery>()
                .Where(delivery => delivery.SubscriptionId == id && delivery.NextAttemptAt <= now))
            .Where(due => due.Subscription.Enabled || due.Delivery.IsTest)
            .OrderBy(due => due.Delivery.Sequence).FirstOrDefaultAsync(ct);
    }

    private IQueryable<Due> Joined(IQueryable<EventDelivery> deliveries) =>
        from delivery in deliveries
        join what in db.Set<OutboxEvent>() on delivery.EventId equals what.Id
        join subscription in db.Set<EventSubscription>() on delivery.SubscriptionId equals subscription.Id
        select new Due { Subscription = subscription, Delivery = delivery, Event = what };

    private async Task<SendOutcome> Send(Due due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        try
        {
            var keys = due.Subscription.SecretsAt(now).Select(secret => SigningSecret.Parse(secrets.Reveal(secret)));
            return await sender.Send(
                new(due.Subscription.Url, due.Delivery.MessageId, due.Event.Payload, [.. keys]), ct);
        }
        catch (CryptographicException)
        {
            return new(now, TimeSpan.Zero, null, "The secret cannot be read any more: rotate it.");
        }
    }

    /// <returns>Until when the receiver is to be left alone.</returns>
    private async Task<DateTimeOffset?> Record(Due due, SendOutcome outcome, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var wait = outcome.IsDelivered ? null : WaitAfter(due.Delivery.Attempts + 1, outcome);
            var (wasFailing, wasEnabled) = (due.Subscription.FailingSince is not null, due.Subscription.Enabled);
            db.Add(outcome.IsDelivered
                ? due.Delivery.Succeeded(due.Event, outcome)
                : due.Delivery.Failed(due.Event, outcome, wait));
            if (!due.Delivery.IsTest) due.Subscription.RecordResult(outcome, options.Value.DisableAfter);
            try
            {
                await work.SaveChangesAsync(ct);
            }
            catch (StaleRowException) when (tries < MaxTries)
            {
                // The subscription was changed or removed while we were sending.
                work.Clear();
                var id = due.Delivery.Id;
                if (await Joined(db.Set<EventDelivery>().Where(one => one.Id == id)).SingleOrDefaultAsync(ct)
                    is not { } fresh)
                    return null;

                due = fresh;
                continue;
            }

            LogStateChange(due.Subscription, wasFailing, wasEnabled, outcome);
            return due.Delivery.IsTest ? null : Schedule(outcome, wait);
        }
    }

    // Receivers that failed together should not be met by all of us together.
    private TimeSpan? WaitAfter(int attempts, SendOutcome outcome)
    {
        var wait = options.Value.WaitAfter(attempts) * (0.9 + (0.2 * Random.Shared.NextDouble()));
        return wait < BatchItem(outcome) ? BatchItem(outcome) : wait;
    }

    private DateTimeOffset? Schedule(SendOutcome outcome, TimeSpan? wait)
    {
        if (outcome.IsDelivered) return null;
        if (BatchItem(outcome) is { } asked) return (outcome.EndedAt + asked).ToMilliseconds();
        if (!outcome.IsReceiverDown) return null;

        return (outcome.EndedAt + (wait < options.Value.SlowDown ? wait.Value : options.Value.SlowDown))
            .ToMilliseconds();
    }

    private static TimeSpan? BatchItem(SendOutcome outcome) =>
        outcome.RetryAfter > EventOptions.LongestRetryAfter ? EventOptions.LongestRetryAfter : outcome.RetryAfter;

    private void LogStateChange(EventSubscription subscription, bool wasFailing, bool wasEnabled, SendOutcome outcome)
    {
        if (wasEnabled && !subscription.Enabled) Disabled(subscription.Id, subscription.DisabledReason);
        else if (!wasFailing && subscription.FailingSince is not null) Failing(subscription.Id, outcome.Error);
    }

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] subscription.failing: {SubscriptionId}: {Error}")]
    private partial void Failing(EventSubscriptionId subscriptionId, string? error);

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] subscription.disabled: {SubscriptionId}: {Reason}")]
    private partial void Disabled(EventSubscriptionId subscriptionId, string? reason);

    private sealed class Due
    {
        public required EventSubscription Subscription { get; init; }

        public required EventDelivery Delivery { get; init; }

        public required OutboxEvent Event { get; init; }
    }
}
