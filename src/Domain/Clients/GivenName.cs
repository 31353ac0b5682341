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

    /// <summary>The parts cleaned, without titles; a channel's own placeholder counts as no name.</summary>
    public static GivenName Create(string? first, string? last)
    {
        var (knownFirst, knownLast) = MissingName.Known(first, last);
        if (knownFirst is not null && knownLast is null && NameParser.IsWhole(knownFirst)) return OfWhole(knownFirst);

        return new()
        {
            First = knownFirst is null ? null : NameParser.WithoutTitles(knownFirst),
            Last = knownLast is null ? null : NameParser.WithoutTitles(knownLast) ?? knownLast,
        };
    }

    internal static GivenName OfParts(string? first, string? last) => new() { First = first, Last = last };

    /// <summary>No name where it is the salon's own, which forms and models give in place of the caller's.</summary>
    public GivenName Unless(string salon) => IsNameOf(salon) ? None : this;

    /// <summary>Whether it is the salon's name, with or without "and" and what stands behind it in brackets.</summary>
    public bool IsNameOf(string salon) =>
        !IsMissing && (IsSame(Full, salon)
            || (WithoutAnd(salon.Split('(')[0]) is { Length: > 0 } shorter && IsSame(WithoutAnd(Full), shorter)));

    private static string WithoutAnd(string name) => string.Join(
        ' ', CleanText.Fold(name).Split(' ').Where(word => word is not "and"));

    /// <summary>As far as the client's name is known.</summary>
    public static GivenName FromClient(Client client) =>
        new() { First = client.FirstNameIsPlaceholder ? null : client.FirstName, Last = client.LastName };

    /// <inheritdoc cref="NameParser.Parse"/>
    public static GivenName OfWhole(string? whole)
    {
        if (CleanText.Line(whole) is not { } name || MissingName.Is(name)) return None;

        var (first, last) = NameParser.Parse(name);
        var known = MissingName.Known(first, last);
        return new() { First = known.First, Last = known.Last };
    }

    /// <summary>
    /// Whether it can be the name of that person, or what they are known as: what was given of it is the same but for
    /// accents, letter case, apostrophes, hyphens and spaces.
    /// </summary>
    public bool Fits(Client client) =>
        ((First is null || client.FirstNameIsPlaceholder || IsSame(First, client.FirstName)
                || (client.KnownAs is { } known && IsSame(First, known)))
            && (Last is null || client.LastName is null || IsSameLast(Last, client.LastName)))
        || IsSameWhole(client);

    // Mary Jane Byrne may have been parted behind Mary or behind Jane.
    private bool IsSameWhole(Client client) => First is not null && Last is not null && client.LastName is not null
        && !client.FirstNameIsPlaceholder && IsSame(Full, client.FullName);

    // A son may leave out the Jr. that his father never says.
    internal static bool IsSameLast(string one, string other) => IsSame(one, other)
        || (NameParser.WithoutGeneration(one), NameParser.WithoutGeneration(other)) is var (shorter, otherShorter)
            && (shorter.Length == one.Length || otherShorter.Length == other.Length) && IsSame(shorter, otherShorter);

    internal static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.Ordinal)
        || string.Equals(CleanText.NameKey(one), CleanText.NameKey(other), StringComparison.Ordinal);
}
