using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Events;

public readonly record struct EventSubscriptionId(Guid Value) : IComparable<EventSubscriptionId>
{
    public static EventSubscriptionId New() => new(SequentialGuid.New());

    public int CompareTo(EventSubscriptionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
