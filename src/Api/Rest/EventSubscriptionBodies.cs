using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Rest;

/// <summary>A new event subscription.</summary>
internal sealed record EventSubscriptionBody
{
    /// <summary>Where events are posted to: https, at most 1000 characters. Needed.</summary>
    public string? Url { get; init; }

    /// <summary>Which events; all when left out or empty.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>At most 200 characters.</summary>
    public string? Description { get; init; }

    /// <summary>True when left out.</summary>
    public bool? Enabled { get; init; }

    /// <summary><c>whsec_</c> and the base64 of 24 to 64 bytes. Made here when left out.</summary>
    public string? Secret { get; init; }

    public OpenSubscription ToCommand() => new()
    {
        Url = Url,
        EventTypes = EventTypes,
        Description = Description,
        Enabled = Enabled ?? true,
        Secret = Secret,
    };
}

/// <summary>What of a subscription changes: what is left out stays.</summary>
internal sealed record ChangeEventSubscriptionBody
{
    /// <summary>Where events are posted to: https, at most 1000 characters.</summary>
    public Change<string> Url { get; init; }

    /// <summary>Empty or null means all.</summary>
    [Clearable]
    public Change<IReadOnlyList<string>> EventTypes { get; init; }

    /// <summary>At most 200 characters.</summary>
    [Clearable]
    public Change<string> Description { get; init; }

    /// <summary>True switches it on again and forgets that it failed.</summary>
    public Change<bool> Enabled { get; init; }

    public ChangeSubscription ToCommand(EventSubscriptionId id, ExpectedVersion? expectedVersion) => new()
    {
        Id = id,
        ExpectedVersion = expectedVersion,
        Url = Url,
        EventTypes = EventTypes,
        Description = Description,
        Enabled = Enabled,
    };
}

/// <summary>The new secret; made here when left out.</summary>
internal sealed record RotateSubscriptionBody
{
    public string? Secret { get; init; }
}

/// <summary>What to send again: one of the two.</summary>
internal sealed record ResendBody
{
    public Guid? EventId { get; init; }

    /// <summary>Everything that happened at this time or later; without an offset, the tenant's local time.</summary>
    [AlsoDay]
    public AppointmentTime? Since { get; init; }

    public ResendEvents ToCommand(EventSubscriptionId id) => new()
    {
        Id = id,
        EventId = EventId is { } one ? new OutboxEventId(one) : null,
        Since = Since,
    };
}

/// <summary>An event subscription as it is answered.</summary>
internal sealed record EventSubscriptionReply
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

    /// <summary>Only in the answer that made it, and only if it was made here.</summary>
    public string? Secret { get; init; }

    /// <summary>Until when the secret before the last rotation signs too.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public static EventSubscriptionReply For(OpenedSubscription opened) =>
        For(opened.Subscription) with { Secret = opened.Secret };

    public static EventSubscriptionReply For(EventSubscriptionRow row) => new()
    {
        Id = row.Id,
        Url = row.Url,
        EventTypes = row.EventTypes,
        Description = row.Description,
        Enabled = row.Enabled,
        FailingSince = row.FailingSince,
        DisabledReason = row.DisabledReason,
        PreviousSecretUntil = row.PreviousSecretUntil,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Version = row.Version,
    };
}
