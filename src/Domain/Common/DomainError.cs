namespace CustomerTracking.Domain.Common;

/// <summary>
/// A refusal: a stable code for programs, a sentence for people, and the field it is about, if one is.
/// </summary>
/// <param name="Code">Stable, lower case, <c>thing.what_is_wrong</c>. Callers may branch on it.</param>
/// <param name="Message">What is wrong and what to do, in a sentence a person may read out.</param>
/// <param name="Kind">Which kind of answer it becomes.</param>
/// <param name="Field">The command's field in camel case, or null. The edge turns it into the sender's own
/// spelling.</param>
public sealed record DomainError(string Code, string Message, ErrorKind Kind, string? Field = null)
{
    /// <summary>The record that is in the way, so that a caller can go on with it.</summary>
    public Guid? ExistingId { get; init; }

    /// <summary>The fields in which what was sent differs from that record, in camel case; usually empty.</summary>
    public IReadOnlyList<string> Differs { get; init; } = [];
}

public enum ErrorKind
{
    /// <summary>The message can never be accepted as it stands: 400.</summary>
    Invalid,

    /// <summary>Nothing of that name is known to this tenant: 404.</summary>
    NotFound,

    /// <summary>Right in itself, but at odds with what is recorded: 409.</summary>
    Conflict,

    /// <summary>The record has changed since the caller read it: 412.</summary>
    Stale,

    /// <summary>The credential does not reach that far: 403.</summary>
    Forbidden,

    /// <summary>Well formed, and at odds with what the caller sent before: 422.</summary>
    Contradictory,
}

public sealed class DomainException(DomainError error) : Exception(error.Message)
{
    public DomainError Error { get; } = error;
}
