using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Forgets what the tenant's channels sent longer ago than the tenant keeps it: one small batch. What became of it
/// stays.
/// </summary>
public sealed record DropOldBodies(int Batch) : IRequest<int>;

internal sealed class DropOldBodiesHandler(
    IReadDb db, IDeliveryRepository deliveries, CurrentCaller caller, DroppedBodies gone, TimeProvider clock)
    : IRequestHandler<DropOldBodies, int>
{
    public async Task<int> Handle(DropOldBodies command, CancellationToken ct)
    {
        var id = caller.Tenant.Id;
        var days = await db.Tenants.Where(tenant => tenant.Id == id)
            .Select(tenant => tenant.DeliveryRetentionDays).FirstOrDefaultAsync(ct);
        var before = clock.GetUtcNow().AddDays(-days);
        var dropped = await deliveries.DropBodies(gone.Until(id), before, command.Batch, ct);
        if (dropped < command.Batch) gone.AreGone(id, before);
        return dropped;
    }
}
