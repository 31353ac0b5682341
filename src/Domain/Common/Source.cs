namespace CustomerTracking.Domain.Common;

/// <summary>How the person reached the platform. Nothing else is tracked here.</summary>
public enum Source
{
    Voice,
    Web,
    Whatsapp,

    /// <summary>A client of a list that was imported. No booking comes this way.</summary>
    Import,
}

public static class Sources
{
    /// <summary>Those that bookings come by.</summary>
    public static readonly IReadOnlyList<Source> OfBookings = [Source.Voice, Source.Web, Source.Whatsapp];

    private static readonly string Words = string.Join(", ", OfBookings.Select(EnumText<Source>.Format));

    /// <exception cref="DomainException"><c>source.walk_in</c>, <c>source.unknown</c></exception>
    public static Source Read(string? word, string field = "source")
    {
        if (EnumText<Source>.TryParse(word, out var source) && OfBookings.Contains(source)) return source;

        throw new DomainException((IsWalkIn(word) ? WalkIn : Unknown) with { Field = field });
    }

    private static readonly DomainError WalkIn = new(
        "source.walk_in",
        $"Walk-ins are not tracked here: only bookings made through the platform are ({Words}).",
        ErrorKind.Invalid, "source");

    private static readonly DomainError Unknown = new(
        "source.unknown", $"The source must be one of: {Words}.", ErrorKind.Invalid, "source");

    // walk_in, walk-in, Walk In, walkins …
    private static bool IsWalkIn(string? word) =>
        string.Concat((word ?? "").Where(char.IsLetter)).StartsWith("walkin", StringComparison.OrdinalIgnoreCase);
}
