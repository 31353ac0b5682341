using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using MediatR;

namespace CustomerTracking.Application.Events;

/// <summary>Sends one event that means nothing, once, also while the subscription is off.</summary>
public sealed record SendTestEvent(EventSubscriptionId Id) : IRequest<SentTestEvent>, IRetryable;

/// <param name="EventId">To be found in the subscription's attempts.</param>
public sealed record SentTestEvent(Guid EventId);

internal sealed class SendTestEventHandler(
    IEventSubscriptionRepository subscriptions, IEventRepository events, IUnitOfWork work, TimeProvider clock)
    : IRequestHandler<SendTestEvent, SentTestEvent>
{
    public async Task<SentTestEvent> Handle(SendTestEvent command, CancellationToken ct)
    {
        var subscription = await subscriptions.Find(command.Id, ct) ?? throw new DomainException(EventErrors.NotFound);
        var now = clock.GetUtcNow();
        var test = EventPayload.Test(subscription, now);
        events.Add(test);
        events.Add(test.SendTo(subscription, now));
        subscriptions.Wake(subscription);
        await work.SaveChangesAsync(ct);
        return new(test.Id.Value);
    }
}
