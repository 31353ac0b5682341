namespace CustomerTracking.Domain.Events;

public readonly record struct EventDeliveryId(Guid Value) : IComparable<EventDeliveryId>
{
    public static EventDeliveryId New() => new(Guid.CreateVersion7());

    /// <summary>The receiver's key for recognising a repeat: the same at every attempt.</summary>
    public string ToMessageId() => $"msg_{Value:N}";

    public int CompareTo(EventDeliveryId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
