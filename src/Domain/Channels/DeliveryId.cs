using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

public readonly record struct DeliveryId(Guid Value) : IComparable<DeliveryId>
{
    public static DeliveryId New() => new(SequentialGuid.New());

    public int CompareTo(DeliveryId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
