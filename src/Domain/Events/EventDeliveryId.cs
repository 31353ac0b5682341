using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Events;

public readonly record struct EventDeliveryId(Guid Value) : IComparable<EventDeliveryId>
{
    public static EventDeliveryId New() => new(SequentialGuid.New());

    public int CompareTo(EventDeliveryId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
