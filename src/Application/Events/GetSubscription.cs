using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Events;

public sealed record GetSubscription(EventSubscriptionId Id) : IRequest<EventSubscriptionRow>, IRead;

internal sealed class GetSubscriptionHandler(IReadDb db, IMapper mapper)
    : IRequestHandler<GetSubscription, EventSubscriptionRow>
{
    public async Task<EventSubscriptionRow> Handle(GetSubscription query, CancellationToken ct) =>
        mapper.Map<EventSubscriptionRow>(
            await db.EventSubscriptions.SingleOrDefaultAsync(one => one.Id == query.Id, ct)
                ?? throw new DomainException(EventErrors.NotFound));
}
