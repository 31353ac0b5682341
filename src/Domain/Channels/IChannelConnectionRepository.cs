namespace CustomerTracking.Domain.Channels;

public interface IChannelConnectionRepository
{
    Task<ChannelConnection?> Find(ChannelConnectionId id, CancellationToken ct);

    void Add(ChannelConnection connection);

    void Remove(ChannelConnection connection);
}
