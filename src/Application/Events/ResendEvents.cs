using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using MediatR;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Application.Events;

/// <summary>
/// Sends one event again, or all that the subscription wants since a time, as far as they are still kept. Also those
/// that were delivered, and those from before the subscription.
/// </summary>
public sealed record ResendEvents : IRequest<ResentEvents>, IRetryable
{
    public required EventSubscriptionId Id { get; init; }

    public OutboxEventId? EventId { get; init; }

    public AppointmentTime? Since { get; init; }
}

/// <param name="Queued">How many events will be sent.</param>
public sealed record ResentEvents(int Queued);

internal sealed class ResendEventsHandler(
    IEventSubscriptionRepository subscriptions, IEventRepository events, IUnitOfWork work, CurrentCaller caller,
    TimeProvider clock, IOptions<EventOptions> options)
    : IRequestHandler<ResendEvents, ResentEvents>
{
    private const int ChunkSize = 500;

    public async Task<ResentEvents> Handle(ResendEvents command, CancellationToken ct)
    {
        if (command.EventId is null == command.Since is null) throw new DomainException(EventErrors.ResendWhat);

        var subscription = await subscriptions.Find(command.Id, ct) ?? throw new DomainException(EventErrors.NotFound);
        var now = clock.GetUtcNow();
        subscriptions.Wake(subscription);
        if (command.EventId is { } id)
        {
            var found = await events.Find(id, subscription.Id, ct)
                ?? throw new DomainException(EventErrors.EventNotFound);
            Queue(found, subscription, now);
            await work.SaveChangesAsync(ct);
            return new(1);
        }

        var kept = now.AddDays(-options.Value.RetentionDays);
        var since = command.Since!.Value.In(caller.Tenant.Zone);
        return new(await QueueSince(since > kept ? since : kept, subscription, now, ct));
    }

    // Saved in chunks: sending some of them twice is harmless, holding up the database is not.
    private async Task<int> QueueSince(
        DateTimeOffset since, EventSubscription subscription, DateTimeOffset now, CancellationToken ct)
    {
        var (queued, last) = (0, 0L);
        while (true)
        {
            var chunk = await events.FindSince(since, last, ChunkSize, subscription.Id, ct);
            foreach (var one in chunk.Where(one => subscription.IsFor(one.Event.Type)))
            {
                Queue(one, subscription, now);
                queued++;
            }

            await work.SaveChangesAsync(ct);
            if (chunk.Count < ChunkSize) return queued;

            last = chunk[^1].Event.Sequence;
        }
    }

    private void Queue(QueuedEvent one, EventSubscription subscription, DateTimeOffset now)
    {
        if (one.Delivery is { } known) known.Requeue(now);
        else events.Add(one.Event.SendTo(subscription, now));
    }
}
