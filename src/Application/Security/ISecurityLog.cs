using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Security;

/// <summary>
/// The audit log: who did what to the doors of the program, and who looked at whose data; when, and from where. Ids only,
/// no names, e-mails or secrets. Entries are added and, when their time is over, removed; nothing changes them.
/// </summary>
public interface ISecurityLog
{
    /// <summary>Keeps it, if it can: what was done is done.</summary>
    /// <param name="action">What was done.</param>
    /// <param name="actor">The person or service account that did it; null where that is not known.</param>
    /// <param name="subject">The person, account, client, connection or subscription that it was done to.</param>
    /// <param name="address">The network address that it came from.</param>
    /// <param name="tenant">In whose data; null where it is about the whole installation.</param>
    Task Record(
        SecurityAction action, Guid? actor, Guid? subject, string? address, CancellationToken ct,
        TenantId? tenant = null);

    /// <summary>The same; what cannot be kept must not be done, or not be shown.</summary>
    /// <exception cref="Exception">It is not kept.</exception>
    Task Keep(
        SecurityAction action, Guid? actor, Guid? subject, string? address, TenantId? tenant, CancellationToken ct);

    /// <summary>
    /// The same of a look, without a wait: it is kept within a second or so, once in a few minutes for the same look.
    /// </summary>
    void Note(SecurityAction action, Guid actor, Guid? subject, string? address, TenantId tenant);

    /// <param name="filter">Which.</param>
    /// <param name="count">How many at most, the newest first.</param>
    Task<IReadOnlyList<SecurityRow>> Find(SecurityFilter filter, int count, CancellationToken ct);
}

/// <summary>Which entries; what is null does not matter.</summary>
public sealed record SecurityFilter
{
    public TenantId? TenantId { get; init; }

    /// <summary>What it was done to is one of these.</summary>
    public IReadOnlyCollection<Guid>? Subjects { get; init; }

    public Guid? Actor { get; init; }

    public SecurityAction? Action { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last entry of the page before.</summary>
    public (DateTimeOffset At, Guid Id)? After { get; init; }
}

/// <summary>An entry as owners see it.</summary>
/// <param name="Id">The entry's.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done.</param>
/// <param name="Actor">The id of the person or account that did it.</param>
/// <param name="ActorName">The name of the person or account, while there is one.</param>
/// <param name="Subject">The id of what it was done to.</param>
/// <param name="SubjectName">The person's name, where it is a person of the staff.</param>
/// <param name="Address">Where it came from.</param>
public sealed record SecurityRow(
    Guid Id, DateTimeOffset At, SecurityAction Action, Guid? Actor, string? ActorName, Guid? Subject,
    string? SubjectName,
    string? Address);
