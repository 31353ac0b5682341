using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Events;

/// <summary>One event on its way to one subscription, and what became of it.</summary>
public sealed class EventDelivery
{
    private EventDelivery() { }   // for EF

    public EventDeliveryId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public EventSubscriptionId SubscriptionId { get; private init; }

    public OutboxEventId EventId { get; private init; }

    /// <summary>
    /// The event's place in the order, copied so that the next one is found without it; a test's is 0.
    /// </summary>
    public long Sequence { get; private init; }

    /// <summary>Asked for by a person: sent once, and also while the subscription is off.</summary>
    public bool IsTest { get; private init; }

    /// <summary>How often it was tried since it was queued.</summary>
    public int Attempts { get; private set; }

    /// <summary>Null once it is delivered or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>
    /// The <c>webhook-id</c>, by which a receiver recognises a repeat: the event's id, as its body and the lists have
    /// it.
    /// </summary>
    public string MessageId => EventId.ToString();

    internal static EventDelivery Queue(OutboxEvent what, EventSubscription to, DateTimeOffset now) => new()
    {
        Id = EventDeliveryId.New(),
        TenantId = what.TenantId,
        SubscriptionId = to.Id,
        EventId = what.Id,
        Sequence = what.IsTest ? 0 : what.Sequence,
        IsTest = what.IsTest,
        NextAttemptAt = now,
    };

    /// <summary>Once more from the start, whatever became of it.</summary>
    public void Requeue(DateTimeOffset now) => (Attempts, NextAttemptAt, DeliveredAt) = (0, now, null);

    public DeliveryAttempt Succeeded(OutboxEvent what, SendOutcome outcome)
    {
        (Attempts, NextAttemptAt, DeliveredAt) = (Attempts + 1, null, outcome.At);
        return DeliveryAttempt.Create(this, what, outcome);
    }

    /// <param name="retryAfter">How long after the end of this attempt to try again; null gives up.</param>
    public DeliveryAttempt Failed(OutboxEvent what, SendOutcome outcome, TimeSpan? retryAfter)
    {
        (Attempts, NextAttemptAt) = (Attempts + 1, IsTest ? null : (outcome.EndedAt + retryAfter)?.ToMilliseconds());
        return DeliveryAttempt.Create(this, what, outcome);
    }
}
