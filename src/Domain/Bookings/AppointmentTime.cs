namespace CustomerTracking.Domain.Bookings;

/// <summary>
/// When an appointment starts, as written: with an offset it is an instant, without one the tenant's local time.
/// </summary>
public readonly record struct AppointmentTime(DateTime Local, TimeSpan? Offset)
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;

    /// <summary>
    /// ISO 8601 (<c>2026-12-03T14:30</c>, with or without seconds, and <c>Z</c> or an offset; basic form too), with a
    /// time zone as RFC 9557 writes it; the dates of e-mails (RFC 5322); Unix seconds or milliseconds.
    /// </summary>
    public static bool TryRead(string? raw, out AppointmentTime time) =>
        TryReadAnyYear(raw, out time) && time.Local.Year is >= EarliestYear and <= LatestYear;

    /// <summary>The same in the years 1900 to 2299: what is no appointment, such as a filter's beginning.</summary>
    public static bool TryReadAnyYear(string? raw, out AppointmentTime time)
    {
        time = default;
        return raw?.Trim() is { Length: > 0 } text && AppointmentTimeParser.TryParse(text, out time);
    }

    public static AppointmentTime At(DateTimeOffset instant) => new(instant.DateTime, instant.Offset);

    /// <summary>
    /// RFC 5545, section 3.3.5: a local time that a clock change repeats is its first occurrence; one that it skips is
    /// read with the offset before the change, so that 01:30 in a skipped hour becomes 02:30.
    /// </summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        if (Offset is { } offset) return new DateTimeOffset(Local, offset).ToUniversalTime();

        var local = DateTime.SpecifyKind(Local, DateTimeKind.Unspecified);

        // TimeZoneInfo.IsInvalidTime misses the hour that Dublin skips; the offsets of instants are right in every
        // zone.
        var about = new DateTimeOffset(local, TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(about.AddDays(-1)), zone.GetUtcOffset(about.AddDays(1)));
        var (first, second) = (new DateTimeOffset(local, before), new DateTimeOffset(local, after));
        var isOnlyAfter = zone.GetUtcOffset(first) != before && zone.GetUtcOffset(second) == after;
        return (isOnlyAfter ? second : first).ToUniversalTime();
    }
}
