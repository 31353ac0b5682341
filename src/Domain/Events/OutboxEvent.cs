using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Events;

/// <summary>
/// Something that happened, as subscribers are told of it. Saved together with what caused it, so that neither is
/// without the other.
/// </summary>
public sealed class OutboxEvent
{
    private OutboxEvent() { }   // for EF

    /// <summary>The order in which events are sent; given when it is saved.</summary>
    public long Sequence { get; private set; }

    public OutboxEventId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string Type { get; private init; } = null!;

    public DateTimeOffset OccurredAt { get; private init; }

    /// <summary>The body as it is sent, each time the same to the byte.</summary>
    public string Payload { get; private set; } = null!;

    /// <summary>When it was handed to the subscriptions; null until then.</summary>
    public DateTimeOffset? FannedOutAt { get; private set; }

    public bool IsTest => Type == EventTypes.Test;

    /// <param name="id">Where the payload holds it; a new one otherwise.</param>
    public static OutboxEvent Raise(
        TenantId tenant, string type, DateTimeOffset occurredAt, string payload, OutboxEventId? id = null) => new()
        {
            Id = id ?? OutboxEventId.New(),
            TenantId = tenant,
            Type = type,
            OccurredAt = occurredAt,
            Payload = payload,
        };

    /// <summary>A person whom it is about is erased: who has not had it yet hears no more than that it was.</summary>
    public void Erase(string payload) => Payload = payload;

    public void AssignSequence(long sequence) => Sequence = sequence;

    /// <summary>Hands it to those who want it.</summary>
    public IReadOnlyList<EventDelivery> FanOut(IEnumerable<EventSubscription> subscriptions, DateTimeOffset now)
    {
        FannedOutAt = now;
        return
        [
            .. subscriptions.Where(one => one.Enabled && one.IsFor(Type))
                .Select(one => EventDelivery.Queue(this, one, now)),
        ];
    }

    /// <summary>Hands it to one, whatever they want to hear of. A test is for that one alone.</summary>
    public EventDelivery SendTo(EventSubscription subscription, DateTimeOffset now)
    {
        if (IsTest) FannedOutAt = now;
        return EventDelivery.Queue(this, subscription, now);
    }
}
