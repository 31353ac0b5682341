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

    public DuplicateSign Sign { get; private set; }

    /// <summary>A sentence for staff.</summary>
    public string Reason { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Staff said that they are two people. It stays, so that the pair is not suggested again.</summary>
    public bool IsDismissed { get; private set; }

    /// <summary>Null while nobody has dismissed it.</summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>Who: a name as staff know it.</summary>
    public string? DismissedBy { get; private set; }

    /// <summary>
    /// The merge by which there is nothing to decide, while it stands: the two are one, or another pair says the same.
    /// </summary>
    public ClientMergeId? SettledBy { get; private set; }

    public static DuplicateSuggestion Create(
        TenantId tenant, ClientId client, ClientId other, DuplicateSign sign, string reason, DateTimeOffset now,
        DuplicateSuggestionId? id = null) => new()
        {
            Id = id ?? DuplicateSuggestionId.New(),
            TenantId = tenant,
            ClientId = client,
            OtherClientId = other,
            Sign = sign,
            Reason = Line(reason),
            CreatedAt = now,
        };

    /// <summary>Says the stronger of two signs. What was decided stays decided.</summary>
    public void Strengthen(DuplicateSign sign, string reason)
    {
        if (sign > Sign) (Sign, Reason) = (sign, Line(reason));
    }

    /// <summary>They are not the same person. Said again, it stays as it was said first.</summary>
    public void Dismiss(string by, DateTimeOffset now)
    {
        if (IsDismissed) return;

        (IsDismissed, DismissedAt, DismissedBy) = (true, now, CleanText.Cut(by, MaxByLength));
    }

    /// <summary>What was suggested, or decided, of a merged client is so of the survivor.</summary>
    public DuplicateSuggestion Inherit(ClientMerge merge, ClientId other)
    {
        var pair = Create(TenantId, merge.SurvivorId, other, Sign, Reason, merge.MergedAt);
        (pair.IsDismissed, pair.DismissedAt, pair.DismissedBy) = (IsDismissed, DismissedAt, DismissedBy);
        return pair;
    }

    /// <summary>Whether it is there because of that merge, and nobody has decided on it since.</summary>
    public bool IsInherited(ClientMerge merge) =>
        ClientId == merge.SurvivorId && CreatedAt == merge.MergedAt && !(DismissedAt > merge.MergedAt);

    public bool IsBetween(ClientId one, ClientId other) =>
        (ClientId == one && OtherClientId == other) || (ClientId == other && OtherClientId == one);

    public void Settle(ClientMergeId merge) => SettledBy ??= merge;

    public void Unsettle(ClientMergeId merge)
    {
        if (SettledBy == merge) SettledBy = null;
    }

    /// <summary>Perhaps they are, after all.</summary>
    public void Reopen() => (IsDismissed, DismissedAt, DismissedBy) = (false, null, null);

    private static string Line(string reason) => CleanText.Cut(CleanText.Line(reason) ?? "", MaxReasonLength);
}
