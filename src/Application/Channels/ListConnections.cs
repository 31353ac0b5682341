using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>The current tenant's connections, the newest first.</summary>
public sealed record ListConnections(string? Cursor, int Limit) : IRequest<Page<ConnectionRow>>, IRead;

internal sealed class ListConnectionsHandler(IReadDb db, IMapper mapper)
    : IRequestHandler<ListConnections, Page<ConnectionRow>>
{
    public async Task<Page<ConnectionRow>> Handle(ListConnections query, CancellationToken ct)
    {
        var rows = await db.ChannelConnections
            .LatestFirst(Cursor.Read(query.Cursor), connection => connection.CreatedAt, connection =>
                connection.Id, id => new ChannelConnectionId(id))
            .Take(query.Limit + 1).ToListAsync(ct);
        return Page<ConnectionRow>.From(
            mapper.Map<List<ConnectionRow>>(rows), query.Limit, row => new(row.CreatedAt, row.Id));
    }
}
