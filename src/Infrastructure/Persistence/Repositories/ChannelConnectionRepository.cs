using CustomerTracking.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ChannelConnectionRepository(AppDb db) : IChannelConnectionRepository
{
    public Task<ChannelConnection?> Find(ChannelConnectionId id, CancellationToken ct) =>
        db.Set<ChannelConnection>().SingleOrDefaultAsync(connection => connection.Id == id, ct);

    public void Add(ChannelConnection connection) => db.Add(connection);

    public void Remove(ChannelConnection connection) => db.Remove(connection);
}
