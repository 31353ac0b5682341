using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

public readonly record struct ChannelConnectionId(Guid Value) : IComparable<ChannelConnectionId>
{
    public static ChannelConnectionId New() => new(SequentialGuid.New());

    public int CompareTo(ChannelConnectionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
