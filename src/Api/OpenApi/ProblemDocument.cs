namespace CustomerTracking.Api.OpenApi;

/// <summary>An error (RFC 9457). <c>code</c> is stable: branch on it, not on the sentence.</summary>
internal sealed record ProblemDocument
{
    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The answer's status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong and what to do, in a sentence a person may read.</summary>
    public required string Detail { get; init; }

    /// <summary>Lower case, <c>thing.what_is_wrong</c>.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// What is wrong by field or parameter, in the sender's own spelling; left out where no field is.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>The record that is in the way.</summary>
    public Guid? ExistingId { get; init; }

    /// <summary>
    /// What differs from that record: <c>phone</c>, <c>startsAt</c>, <c>name</c>; left out elsewhere.
    /// </summary>
    public IReadOnlyList<string>? Differs { get; init; }
}
