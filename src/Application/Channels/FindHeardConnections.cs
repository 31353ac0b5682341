using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Those of the connections that a vendor's own message has reached, signed with the connection's secret. Until then
/// nothing shows that the secret is the vendor's and that the address is pasted where it belongs.
/// </summary>
public sealed record FindHeardConnections(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlySet<Guid>>, IRead;

internal sealed class FindHeardConnectionsHandler(IReadDb db)
    : IRequestHandler<FindHeardConnections, IReadOnlySet<Guid>>
{
    public async Task<IReadOnlySet<Guid>> Handle(FindHeardConnections query, CancellationToken ct)
    {
        // One by one: each stops at the first message, however many there are.
        var heard = new HashSet<Guid>();
        foreach (var id in query.Ids)
        {
            if (await db.Deliveries.FromVendor(id).AnyAsync(ct)) heard.Add(id);
        }

        return heard;
    }
}

internal static class VendorDeliveries
{
    /// <summary>What came through the connection and is no test of the settings page.</summary>
    public static IQueryable<Delivery> FromVendor(this IQueryable<Delivery> deliveries, Guid connection) =>
        deliveries.Where(delivery => delivery.SenderId == connection
            && (delivery.EventType == null || delivery.EventType != Delivery.TestEventType));
}
