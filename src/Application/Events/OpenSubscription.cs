using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Application.Events;

/// <summary>Has events sent to an address. A secret that is left out is made here and shown once.</summary>
public sealed record OpenSubscription : IRequest<OpenedSubscription>, IIdempotentRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.SecretMade;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as OpenedSubscription)?.Subscription.Id;

    public string? Url { get; init; }

    /// <summary>None means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    public string? Description { get; init; }

    public bool Enabled { get; init; } = true;

    public string? Secret { get; init; }
}

internal sealed class OpenSubscriptionValidator : AbstractValidator<OpenSubscription>
{
    public OpenSubscriptionValidator(IOptions<EventOptions> options)
    {
        RuleFor(command => command.Url).Needed(EventErrors.Url).Https(options.Value);
        RuleFor(command => command.Description).MaximumLength(EventSubscription.MaxDescriptionLength);
    }
}

internal sealed class OpenSubscriptionHandler(
    IEventSubscriptionRepository subscriptions, ISecrets secrets, IUnitOfWork work, CurrentCaller caller,
    TenantLimits limits, TimeProvider clock, IMapper mapper)
    : IRequestHandler<OpenSubscription, OpenedSubscription>
{
    public async Task<OpenedSubscription> Handle(OpenSubscription command, CancellationToken ct)
    {
        await limits.CheckSubscriptions(ct);
        var secret = command.Secret is { } given ? SigningSecret.Parse(given) : SigningSecret.New();
        var settings = new SubscriptionSettings(
            command.Url!.Trim(), command.EventTypes ?? [], command.Description, command.Enabled);
        var subscription = EventSubscription.Open(
            EventSubscriptionId.New(), caller.Tenant.Id, settings, secrets.Protect(secret.Text), clock.GetUtcNow());
        subscriptions.Add(subscription);
        await work.SaveChangesAsync(ct);
        return new(
            mapper.Map<EventSubscriptionRow>(subscription), command.Secret is null ? secret.Text : null);
    }
}

internal static class SubscriptionRules
{
    public static IRuleBuilderOptions<T, string?> Https<T>(
        this IRuleBuilder<T, string?> rule, EventOptions options) =>
        rule.Must(url => options.AllowPrivateNetworks
            || url?.Trim().StartsWith("http:", StringComparison.OrdinalIgnoreCase) is not true)
            .WithError(EventErrors.HttpsOnly);
}
