using AutoMapper;
using CustomerTracking.Domain.Events;

namespace CustomerTracking.Application.Events;

/// <summary>A subscription as it is read: never its secrets.</summary>
public sealed record EventSubscriptionRow
{
    public required Guid Id { get; init; }

    public required string Url { get; init; }

    /// <summary>Empty means all.</summary>
    public required IReadOnlyList<string> EventTypes { get; init; }

    public string? Description { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>The first failure since something was last delivered; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why it was switched off by itself.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Until when the secret before the last rotation signs too.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Goes up with every change; it is also the ETag.</summary>
    public required int Version { get; init; }
}

/// <param name="Subscription">As it will be listed.</param>
/// <param name="Secret">Shown this once, and only if it was made here.</param>
public sealed record OpenedSubscription(EventSubscriptionRow Subscription, string? Secret)
{
    public override string ToString() => $"subscription {Subscription.Id}";
}

internal sealed class EventSubscriptionRowProfile : Profile
{
    public EventSubscriptionRowProfile() => CreateMap<EventSubscription, EventSubscriptionRow>();
}
