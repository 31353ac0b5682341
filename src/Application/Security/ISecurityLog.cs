namespace CustomerTracking.Application.Security;

/// <summary>
/// Keeps who did what to the doors of the program: when, and from where. Ids only, no names, e-mails or secrets.
/// </summary>
public interface ISecurityLog
{
    /// <param name="action">What was done.</param>
    /// <param name="actor">The person or service account that did it; null where that is not known.</param>
    /// <param name="subject">The person, account, connection or subscription that it was done to.</param>
    /// <param name="address">The network address that it came from.</param>
    Task Record(SecurityAction action, Guid? actor, Guid? subject, string? address, CancellationToken ct);

    /// <param name="count">How many at most, the newest first.</param>
    Task<IReadOnlyList<SecurityRow>> Newest(int count, CancellationToken ct);
}

/// <summary>An entry as owners see it.</summary>
/// <param name="Id">The entry's.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done.</param>
/// <param name="Actor">The id of the person or account that did it.</param>
/// <param name="ActorName">The person's name, while they are among the staff.</param>
/// <param name="Subject">The id of what it was done to.</param>
/// <param name="SubjectName">The person's name, where it is a person of the staff.</param>
/// <param name="Address">Where it came from.</param>
public sealed record SecurityRow(
    Guid Id, DateTimeOffset At, SecurityAction Action, Guid? Actor, string? ActorName, Guid? Subject,
    string? SubjectName,
    string? Address);
