namespace CustomerTracking.Domain.Events;

public readonly record struct OutgoingEventId(Guid Value) : IComparable<OutgoingEventId>
{
    public static OutgoingEventId New() => new(Guid.CreateVersion7());

    public int CompareTo(OutgoingEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
