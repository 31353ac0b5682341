using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

public readonly record struct InboundMessageId(Guid Value) : IComparable<InboundMessageId>
{
    public static InboundMessageId New() => new(SequentialGuid.New());

    public int CompareTo(InboundMessageId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
