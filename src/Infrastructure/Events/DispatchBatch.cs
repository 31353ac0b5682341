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
/// Sends what is due to one subscription, one after the other, and writes down together what became of those that were
/// delivered within a moment: each by itself, they would wait for their turns to write behind the bookings'. A process
/// that dies repeats that moment at most.
/// </summary>
internal sealed partial class DispatchBatch(
    AppDb db, IUnitOfWork work, SubscriptionLease lease, WebhookSender sender, ISecrets secrets, TimeProvider clock,
    IOptions<EventOptions> options, ILogger<DispatchBatch> log)
{
    private const int MaxTries = 5;
    private const int MostTogether = 50;
    private static readonly TimeSpan LongestTogether = TimeSpan.FromMilliseconds(200);

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
            var (begun, left) = (clock.GetTimestamp(), options.Value.BatchSize);
            while (heldUntil is null && left > 0 && clock.GetElapsedTime(begun) < options.Value.LongestTurn)
            {
                work.Clear();
                var due = await Next(id, Math.Min(left, MostTogether), stop);
                var sent = new List<Sent>();
                try
                {
                    await Send(due, sent, stop);
                }
                finally
                {
                    if (sent.Count > 0) heldUntil = await Record(sent, abort);
                }

                left -= sent.Count;
                if (sent.Count == 0) break;
            }
        }
        catch (OperationCanceledException)
        {
        }

        await lease.Return(heldUntil, abort);
    }

    // Up to the first that fails: when that one is tried again, and whether the others wait with it, is for its record
    // to say.
    private async Task Send(IReadOnlyList<Due> due, List<Sent> sent, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        foreach (var one in due)
        {
            if (!await lease.Keep(stop)) return;

            sent.Add(new(one, await Send(one, stop)));
            if (!sent[^1].Outcome.IsDelivered || clock.GetElapsedTime(begun) >= LongestTogether) return;
        }
    }

    private Task<List<Due>> Next(EventSubscriptionId id, int count, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Joined(db.Set<EventDelivery>()
                .Where(delivery => delivery.SubscriptionId == id && delivery.NextAttemptAt <= now))
            .Where(due => due.Subscription.Enabled || due.Delivery.IsTest)
            .OrderBy(due => due.Delivery.Sequence).Take(count).ToListAsync(ct);
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
    private async Task<DateTimeOffset?> Record(List<Sent> sent, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var subscription = sent[0].Due.Subscription;
            var (wasFailing, wasEnabled) = (subscription.FailingSince is not null, subscription.Enabled);
            var heldUntil = sent.ConvertAll(Apply)[^1];
            try
            {
                await work.SaveChangesAsync(ct);
            }
            catch (StaleRowException) when (tries < MaxTries)
            {
                // The subscription was changed or removed while we were sending.
                work.Clear();
                sent = await Fresh(sent, ct);
                if (sent.Count == 0) return null;

                continue;
            }

            LogStateChange(subscription, wasFailing, wasEnabled, sent[^1].Outcome);
            return heldUntil;
        }
    }

    private async Task<List<Sent>> Fresh(List<Sent> sent, CancellationToken ct)
    {
        var ids = sent.ConvertAll(one => one.Due.Delivery.Id);
        var fresh = await Joined(db.Set<EventDelivery>().Where(one => ids.Contains(one.Id)))
            .ToDictionaryAsync(due => due.Delivery.Id, ct);
        return [.. sent.Where(one => fresh.ContainsKey(one.Due.Delivery.Id))
            .Select(one => one with { Due = fresh[one.Due.Delivery.Id] })];
    }

    /// <returns>Until when the receiver is to be left alone.</returns>
    private DateTimeOffset? Apply(Sent sent)
    {
        var (due, outcome) = sent;
        var wait = outcome.IsDelivered ? null : WaitAfter(due.Delivery.Attempts + 1, outcome);
        db.Add(outcome.IsDelivered
            ? due.Delivery.Succeeded(due.Event, outcome)
            : due.Delivery.Failed(due.Event, outcome, wait));
        if (due.Delivery.IsTest) return null;

        due.Subscription.RecordResult(outcome, options.Value.DisableAfter);
        return Schedule(outcome, wait);
    }

    // Receivers that failed together should not be met by all of us together.
    private TimeSpan? WaitAfter(int attempts, SendOutcome outcome)
    {
        var wait = options.Value.WaitAfter(attempts) * (0.9 + (0.2 * Random.Shared.NextDouble()));
        return wait < RequestedWait(outcome) ? RequestedWait(outcome) : wait;
    }

    private DateTimeOffset? Schedule(SendOutcome outcome, TimeSpan? wait)
    {
        if (outcome.IsDelivered) return null;
        if (RequestedWait(outcome) is { } asked) return (outcome.EndedAt + asked).ToMilliseconds();
        if (!outcome.IsReceiverDown) return null;

        return (outcome.EndedAt + (wait < options.Value.SlowDown ? wait.Value : options.Value.SlowDown))
            .ToMilliseconds();
    }

    private static TimeSpan? RequestedWait(SendOutcome outcome) =>
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

    private sealed record Sent(Due Due, SendOutcome Outcome);

    private sealed class Due
    {
        public required EventSubscription Subscription { get; init; }

        public required EventDelivery Delivery { get; init; }

        public required OutboxEvent Event { get; init; }
    }
}
