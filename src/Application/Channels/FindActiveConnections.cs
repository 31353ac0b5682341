using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Those of the connections that a vendor's own message has reached, signed with the connection's secret. Until then
/// nothing shows that the secret is the vendor's and that the address is pasted where it belongs.
/// </summary>
public sealed record FindActiveConnections(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlySet<Guid>>, IRead;

internal sealed class FindActiveConnectionsHandler(IReadDb db)
    : IRequestHandler<FindActiveConnections, IReadOnlySet<Guid>>
{
    public async Task<IReadOnlySet<Guid>> Handle(FindActiveConnections query, CancellationToken ct)
    {
        // One by one: each stops at the first message, however many there are.
        var heard = new HashSet<Guid>();
        foreach (var id in query.Ids)
        {
            if (await db.InboundMessages.FromVendor(id).AnyAsync(ct)) heard.Add(id);
        }

        return heard;
    }
}

internal static class VendorMessages
{
    /// <summary>What came through the connection and is no test of the settings page.</summary>
    public static IQueryable<InboundMessage> FromVendor(this IQueryable<InboundMessage> messages, Guid connection) =>
        messages.Where(message => message.SenderId == connection
            && (message.EventType == null || message.EventType != InboundMessage.TestEventType));
}
