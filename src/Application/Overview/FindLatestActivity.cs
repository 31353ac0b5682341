using CustomerTracking.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Overview;

/// <summary>Whether something happened in the salon since this was asked before: then the answer is another one.</summary>
public sealed record FindLatestActivity : IRequest<LatestActivity>, IRead;

/// <param name="InboundMessage">The newest one.</param>
/// <param name="Client">The newest one.</param>
/// <param name="Booking">The one that was made or changed last.</param>
/// <param name="BookingChanged">When.</param>
/// <param name="Saves">What this process saved, which has the changes of clients and links as well.</param>
public sealed record LatestActivity(
    Guid? InboundMessage, Guid? Client, Guid? Booking, DateTimeOffset? BookingChanged, long Saves);

internal sealed class FindLatestActivityHandler(IReadDb db, CurrentCaller caller, SaveCounter saves)
    : IRequestHandler<FindLatestActivity, LatestActivity>
{
    public async Task<LatestActivity> Handle(FindLatestActivity query, CancellationToken ct)
    {
        var count = saves.CountOf(caller.Tenant.Id);   // before the rest: what is saved meanwhile is seen the next time
        var message = await db.InboundMessages.OrderByDescending(one => one.ReceivedAt)
            .ThenByDescending(one => one.Id).Select(one => (Guid?)one.Id.Value).FirstOrDefaultAsync(ct);
        var client = await db.Clients.OrderByDescending(one => one.CreatedAt)
            .ThenByDescending(one => one.Id).Select(one => (Guid?)one.Id.Value).FirstOrDefaultAsync(ct);
        var booking = await db.Bookings.OrderByDescending(one => one.UpdatedAt)
            .ThenByDescending(one => one.Id).Select(one => new { one.Id, one.UpdatedAt }).FirstOrDefaultAsync(ct);
        return new(message, client, booking?.Id.Value, booking?.UpdatedAt, count);
    }
}
