using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Application.Events;

/// <summary>Changes what is given of a subscription. Switching it on again forgets that it failed.</summary>
public sealed record ChangeSubscription : IRequest<EventSubscriptionRow>, IRetryable
{
    public required EventSubscriptionId Id { get; init; }

    /// <summary>The version that the caller read; null takes whichever there is.</summary>
    public ExpectedVersion? ExpectedVersion { get; init; }

    public Change<string> Url { get; init; }

    /// <summary>None means all.</summary>
    public Change<IReadOnlyList<string>> EventTypes { get; init; }

    public Change<string> Description { get; init; }

    public Change<bool> Enabled { get; init; }

    bool IRetryable.RetryWhenStale => ExpectedVersion is null;
}

internal sealed class ChangeSubscriptionValidator : AbstractValidator<ChangeSubscription>
{
    public ChangeSubscriptionValidator(IOptions<EventOptions> options)
    {
        RuleFor(command => command.Url.Value).Needed(EventErrors.Url).Https(options.Value)
            .When(command => command.Url.IsGiven).OverridePropertyName("url");
        RuleFor(command => command.Description.Value).MaximumLength(EventSubscription.MaxDescriptionLength)
            .OverridePropertyName("description");
    }
}

internal sealed class ChangeSubscriptionHandler(
    IEventSubscriptionRepository subscriptions, IUnitOfWork work, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ChangeSubscription, EventSubscriptionRow>
{
    public async Task<EventSubscriptionRow> Handle(ChangeSubscription command, CancellationToken ct)
    {
        var subscription = await subscriptions.Find(command.Id, ct) ?? throw new DomainException(EventErrors.NotFound);
        if (command.ExpectedVersion is { } expected && !expected.Includes(subscription.Version))
            throw new DomainException(CommonErrors.Stale);

        subscription.Change(
            new(
                command.Url.Or(subscription.Url)!.Trim(), command.EventTypes.Or(subscription.EventTypes) ?? [],
                command.Description.Or(subscription.Description), command.Enabled.Or(subscription.Enabled)),
            clock.GetUtcNow());
        subscriptions.Wake(subscription);
        await work.SaveChangesAsync(ct);
        return mapper.Map<EventSubscriptionRow>(subscription);
    }
}
