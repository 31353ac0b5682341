using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Forgets what the tenant's channels sent longer ago than the tenant keeps it, and what was quoted of it: one small
/// batch. What became of it stays.
/// </summary>
public sealed record DropOldBodies(int Batch) : IRequest<int>;

internal sealed class DropOldBodiesHandler(
    IReadDb db, IInboundMessageRepository messages, IBookingRepository bookings, IUnitOfWork work, CurrentCaller caller,
    DroppedBodies gone, TimeProvider clock)
    : IRequestHandler<DropOldBodies, int>
{
    public async Task<int> Handle(DropOldBodies command, CancellationToken ct)
    {
        var id = caller.Tenant.Id;
        var days = await db.Tenants.Where(tenant => tenant.Id == id)
            .Select(tenant => tenant.DeliveryRetentionDays).FirstOrDefaultAsync(ct);
        var before = clock.GetUtcNow().AddDays(-days);
        var (dropped, left) = await messages.DropBodies(gone.Until(id), before, command.Batch, ct);
        foreach (var message in left) await DeleteContents(message, ct);
        if (left.Count > 0) await work.SaveChangesAsync(ct);
        if (dropped < command.Batch) gone.AreGone(id, before);
        return dropped;
    }

    // The booking's history says what was corrected before it became the booking.
    private async Task DeleteContents(InboundMessage message, CancellationToken ct)
    {
        var isCorrected = message.Replays.Any(replay => replay.Corrections.Count > 0);
        message.DeleteContents();
        if (isCorrected && message.BookingId is { } id && await bookings.Find(id, ct) is { } booking)
            booking.DeleteCorrections();
    }
}
