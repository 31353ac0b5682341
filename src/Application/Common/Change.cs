namespace CustomerTracking.Application.Common;

/// <summary>
/// One field of a merge patch (RFC 7396): left out, it stays; null clears it; anything else replaces it.
/// </summary>
public readonly record struct Change<T>(bool IsGiven, T? Value)
{
    public static Change<T> To(T? value) => new(true, value);

    public T? Or(T? current) => IsGiven ? Value : current;

    /// <summary>The same change, of another type.</summary>
    public Change<TOther> Map<TOther>(Func<T?, TOther?> convert) =>
        IsGiven ? Change<TOther>.To(convert(Value)) : default;

    public static implicit operator Change<T>(T? value) => To(value);
}
