namespace CustomerTracking.Domain.Events;

public interface IEventRepository
{
    /// <summary>The event, and its delivery to that subscription if there is one.</summary>
    Task<QueuedEvent?> Find(OutboxEventId id, EventSubscriptionId subscription, CancellationToken ct);

    /// <summary>The next events after that one, in their order, which happened at that time or later.</summary>
    Task<IReadOnlyList<QueuedEvent>> FindSince(
        DateTimeOffset since, long afterSequence, int count, EventSubscriptionId subscription, CancellationToken ct);

    void Add(OutboxEvent what);

    void Add(EventDelivery delivery);
}

/// <param name="Event">The event.</param>
/// <param name="Delivery">Null where it was never meant for the subscription.</param>
public sealed record QueuedEvent(OutboxEvent Event, EventDelivery? Delivery);
