using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Events;

public readonly record struct OutboxEventId(Guid Value) : IComparable<OutboxEventId>
{
    public static OutboxEventId New() => new(SequentialGuid.New());

    public int CompareTo(OutboxEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
