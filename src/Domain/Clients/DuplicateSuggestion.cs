using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>Two clients who may be one person. A person decides; nothing is merged by itself.</summary>
public sealed class DuplicateSuggestion
{
    public const int MaxReasonLength = 300;
    public const int MaxByLength = 120;

    private DuplicateSuggestion() { }   // for EF

    public DuplicateSuggestionId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private init; }

    public ClientId OtherClientId { get; private init; }

    /// <summary>A sentence for staff.</summary>
    public string Reason { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Staff said that they are two people. It stays, so that the pair is not suggested again.</summary>
    public bool IsDismissed { get; private set; }

    /// <summary>Null while nobody has dismissed it.</summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>Who: a name as staff know it.</summary>
    public string? DismissedBy { get; private set; }

    public static DuplicateSuggestion Create(
        TenantId tenant, ClientId client, ClientId other, string reason, DateTimeOffset now) => new()
        {
            Id = DuplicateSuggestionId.New(),
            TenantId = tenant,
            ClientId = client,
            OtherClientId = other,
            Reason = CleanText.Cut(CleanText.Line(reason) ?? "", MaxReasonLength),
            CreatedAt = now,
        };

    /// <summary>They are not the same person. Said again, it stays as it was said first.</summary>
    public void Dismiss(string by, DateTimeOffset now)
    {
        if (IsDismissed) return;

        (IsDismissed, DismissedAt, DismissedBy) = (true, now, CleanText.Cut(by, MaxByLength));
    }

    /// <summary>Perhaps they are, after all.</summary>
    public void Reopen() => (IsDismissed, DismissedAt, DismissedBy) = (false, null, null);
}
