using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Events;

public readonly record struct OutgoingEventId(Guid Value) : IComparable<OutgoingEventId>
{
    public static OutgoingEventId New() => new(SequentialGuid.New());

    public int CompareTo(OutgoingEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
