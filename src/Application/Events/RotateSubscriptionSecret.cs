using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using MediatR;

namespace CustomerTracking.Application.Events;

/// <summary>
/// Replaces a subscription's secret by the one given, or by one made here and shown once. For a day both sign.
/// </summary>
public sealed record RotateSubscriptionSecret(EventSubscriptionId Id, string? Secret)
    : IRequest<OpenedSubscription>, IIdempotentRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.SecretRotated;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id.Value;
}

internal sealed class RotateSubscriptionSecretHandler(
    IEventSubscriptionRepository subscriptions, ISecrets secrets, IUnitOfWork work, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RotateSubscriptionSecret, OpenedSubscription>
{
    public async Task<OpenedSubscription> Handle(RotateSubscriptionSecret command, CancellationToken ct)
    {
        var secret = command.Secret is { } given ? SigningSecret.Parse(given) : SigningSecret.New();
        var subscription = await subscriptions.Find(command.Id, ct) ?? throw new DomainException(EventErrors.NotFound);
        subscription.Rotate(secrets.Protect(secret.Text), clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        return new(
            mapper.Map<EventSubscriptionRow>(subscription), command.Secret is null ? secret.Text : null);
    }
}
