namespace CustomerTracking.Application.Common;

/// <summary>
/// One field of a merge patch (RFC 7396): left out, it stays; null clears it; anything else replaces it.
/// </summary>
public readonly record struct Change<T>(bool IsGiven, T? Value)
{
    public static Change<T> To(T? value) => new(true, value);

    public T? Or(T? current) => IsGiven ? Value : current;

    public static implicit operator Change<T>(T? value) => To(value);
}
