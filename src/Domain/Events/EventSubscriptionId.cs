namespace CustomerTracking.Domain.Events;

public readonly record struct EventSubscriptionId(Guid Value) : IComparable<EventSubscriptionId>
{
    public static EventSubscriptionId New() => new(Guid.CreateVersion7());

    public int CompareTo(EventSubscriptionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
