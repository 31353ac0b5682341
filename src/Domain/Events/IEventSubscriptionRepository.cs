namespace CustomerTracking.Domain.Events;

public interface IEventSubscriptionRepository
{
    Task<EventSubscription?> Find(EventSubscriptionId id, CancellationToken ct);

    void Add(EventSubscription subscription);

    /// <summary>With everything that was queued for it.</summary>
    void Remove(EventSubscription subscription);

    /// <summary>What is due goes at once, also where the receiver had asked to be left alone for a while.</summary>
    void Wake(EventSubscription subscription);
}
