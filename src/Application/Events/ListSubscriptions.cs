using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Events;

/// <summary>The current tenant's subscriptions, the newest first.</summary>
public sealed record ListSubscriptions(string? Cursor, int Limit) : IRequest<Page<EventSubscriptionRow>>, IRead;

internal sealed class ListSubscriptionsHandler(IReadDb db, IMapper mapper)
    : IRequestHandler<ListSubscriptions, Page<EventSubscriptionRow>>
{
    public async Task<Page<EventSubscriptionRow>> Handle(ListSubscriptions query, CancellationToken ct)
    {
        var rows = await db.EventSubscriptions
            .LatestFirst(Cursor.Read(query.Cursor), subscription => subscription.CreatedAt, subscription =>
                subscription.Id, id => new EventSubscriptionId(id))
            .Take(query.Limit + 1).ToListAsync(ct);
        return Page<EventSubscriptionRow>.From(
            mapper.Map<List<EventSubscriptionRow>>(rows), query.Limit, row => new(row.CreatedAt, row.Id));
    }
}
