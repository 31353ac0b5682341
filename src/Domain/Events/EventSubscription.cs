using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Events;

/// <summary>Where a tenant's events are sent, which of them, and signed with what.</summary>
public sealed class EventSubscription
{
    public const int MaxUrlLength = 1000;
    public const int MaxDescriptionLength = 200;
    public const int MaxReasonLength = 200;

    /// <summary>For how long both secrets sign after a rotation.</summary>
    public static readonly TimeSpan RotationOverlap = TimeSpan.FromHours(24);

    private EventSubscription() { }   // for EF

    public EventSubscriptionId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string Url { get; private set; } = null!;

    /// <summary>None means all.</summary>
    public IReadOnlyList<string> EventTypes { get; private set; } = [];

    public string? Description { get; private set; }

    /// <summary>Encrypted.</summary>
    public string Secret { get; private set; } = null!;

    /// <summary>Encrypted: what signs beside the new one until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecret { get; private set; }

    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    public bool Enabled { get; private set; }

    /// <summary>The first failure since something was last delivered.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Why it was switched off here; null where a person did it.</summary>
    public string? DisabledReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    /// <param name="secret">Encrypted.</param>
    public static EventSubscription Open(
        EventSubscriptionId id, TenantId tenant, SubscriptionSettings settings, string secret, DateTimeOffset now)
    {
        var subscription = new EventSubscription { Id = id, TenantId = tenant, Secret = secret, CreatedAt = now };
        subscription.Change(settings, now);
        return subscription;
    }

    /// <summary>Switching it on again forgets that it failed.</summary>
    /// <exception cref="DomainException"><c>event_subscription.url</c>,
    /// <c>event_subscription.event_type</c></exception>
    public void Change(SubscriptionSettings settings, DateTimeOffset now)
    {
        if (!IsAddress(settings.Url)) throw new DomainException(EventErrors.Url);
        if (settings.EventTypes.FirstOrDefault(type => !Events.EventTypes.All.Contains(type)) is { } unknown)
            throw new DomainException(EventErrors.UnknownType(unknown));

        if (settings.Enabled && !Enabled) (FailingSince, DisabledReason) = (null, null);
        (Url, Description, Enabled, UpdatedAt) = (
            settings.Url, CleanText.Line(settings.Description), settings.Enabled, now);
        EventTypes = [.. Events.EventTypes.All.Where(settings.EventTypes.Contains)];
    }

    /// <param name="secret">Encrypted. The one before it goes on signing for a day.</param>
    public void Rotate(string secret, DateTimeOffset now) =>
        (PreviousSecret, PreviousSecretUntil, Secret, UpdatedAt) = (Secret, now + RotationOverlap, secret, now);

    /// <summary>Those that sign now, encrypted, the newest first.</summary>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset now) =>
        PreviousSecret is { } previous && now < PreviousSecretUntil ? [Secret, previous] : [Secret];

    /// <summary>Whether it is meant for events of that type, be it on or off.</summary>
    public bool IsFor(string type) =>
        type != Events.EventTypes.Test && (EventTypes.Count == 0 || EventTypes.Contains(type));

    /// <summary>
    /// Switches itself off when the receiver wants nothing more, or when nothing was delivered for so long.
    /// </summary>
    public void RecordResult(SendOutcome outcome, TimeSpan disableAfter)
    {
        FailingSince = outcome.IsDelivered ? null : FailingSince ?? outcome.At;
        if (outcome.IsGone) Disable(EventErrors.Gone, outcome.At);
        else if (FailingSince is { } since && outcome.At - since >= disableAfter)
            Disable(EventErrors.FailingSince(since), outcome.At);
    }

    private void Disable(string reason, DateTimeOffset now)
    {
        if (Enabled) (Enabled, DisabledReason, UpdatedAt) = (false, reason, now);
    }

    private static bool IsAddress(string url) =>
        url.Length <= MaxUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Host.Length > 0 && address.UserInfo.Length == 0 && address.Fragment.Length == 0;
}

public sealed record SubscriptionSettings(
    string Url, IReadOnlyList<string> EventTypes, string? Description, bool Enabled);
