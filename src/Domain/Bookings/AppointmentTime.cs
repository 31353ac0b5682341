using System.Globalization;

namespace CustomerTracking.Domain.Bookings;

/// <summary>
/// When an appointment starts, as written: with an offset it is an instant, without one the tenant's local time.
/// </summary>
public readonly record struct AppointmentTime(DateTime Local, TimeSpan? Offset)
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] FormsWithOffset =
        [.. Forms.SelectMany(form => new[] { form + "zzz", form + " zzz" })];

    /// <summary>ISO 8601: <c>2026-12-03T14:30</c>, with or without seconds, and <c>Z</c> or an offset.</summary>
    public static bool TryRead(string? raw, out AppointmentTime time)
    {
        time = default;
        var text = raw?.Trim() ?? "";
        if (text.EndsWith('Z') || text.EndsWith('z')) text = text[..^1] + "+00:00";

        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            time = new(local, null);
        else if (DateTimeOffset.TryParseExact(
            text, FormsWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            time = new(instant.DateTime, instant.Offset);
        else return false;

        return time.Local.Year is >= EarliestYear and <= LatestYear;
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
