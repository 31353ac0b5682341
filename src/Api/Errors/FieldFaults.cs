namespace CustomerTracking.Api.Errors;

/// <summary>
/// Fields that cannot be read as what they should be; all of them at once, in the sender's own spelling.
/// </summary>
internal sealed class FieldFaults(IReadOnlyDictionary<string, string[]> errors)
    : Exception("Some fields cannot be read.")
{
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;

    /// <summary>The command as far as it could be read, so that its own rules can say what else is wrong.</summary>
    public object? Command { get; init; }
}
