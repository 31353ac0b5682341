using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>A name as a channel gave it; either part may be missing.</summary>
public sealed record GivenName
{
    public const int MaxPartLength = 100;
    public const string Placeholder = "Unknown";

    public static readonly GivenName None = new();

    public string? First { get; private init; }

    public string? Last { get; private init; }

    public bool IsMissing => First is null && Last is null;

    public string Full => $"{First} {Last}".Trim();

    /// <summary>The parts cleaned; a channel's own placeholder counts as no name.</summary>
    public static GivenName Of(string? first, string? last) => new() { First = Known(first), Last = Known(last) };

    /// <summary>One text for the whole name: the first word is the first name, the rest the last name.</summary>
    public static GivenName OfWhole(string? whole)
    {
        var words = Known(whole)?.Split(' ', 2);
        return new() { First = words?[0], Last = words is { Length: 2 } ? words[1] : null };
    }

    /// <summary>
    /// Whether it can be the name of that person: what was given of it is the same but for accents and letter case.
    /// </summary>
    public bool Fits(Client client) =>
        (First is null || client.FirstNameIsPlaceholder || IsSame(First, client.FirstName))
        && (Last is null || client.LastName is null || IsSame(Last, client.LastName));

    private static bool IsSame(string one, string other) =>
        string.Equals(CleanText.Fold(one), CleanText.Fold(other), StringComparison.Ordinal);

    private static string? Known(string? part) =>
        CleanText.Line(part) is { } text && !string.Equals(text, Placeholder, StringComparison.OrdinalIgnoreCase)
        ? text
        : null;
}
