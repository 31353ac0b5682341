namespace CustomerTracking.Domain.Channels;

public readonly record struct ChannelConnectionId(Guid Value) : IComparable<ChannelConnectionId>
{
    public static ChannelConnectionId New() => new(Guid.CreateVersion7());

    public int CompareTo(ChannelConnectionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
