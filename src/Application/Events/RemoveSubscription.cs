using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using MediatR;

namespace CustomerTracking.Application.Events;

/// <summary>Removes a subscription, its secrets and what was queued for it. The events stay.</summary>
public sealed record RemoveSubscription(EventSubscriptionId Id) : IRequest, IRetryable;

internal sealed class RemoveSubscriptionHandler(IEventSubscriptionRepository subscriptions, IUnitOfWork work)
    : IRequestHandler<RemoveSubscription, Unit>
{
    public async Task<Unit> Handle(RemoveSubscription command, CancellationToken ct)
    {
        subscriptions.Remove(
            await subscriptions.Find(command.Id, ct) ?? throw new DomainException(EventErrors.NotFound));
        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
