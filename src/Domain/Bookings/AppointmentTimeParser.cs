using System.Globalization;

namespace CustomerTracking.Domain.Bookings;

/// <summary>
/// Reads a date and time: ISO 8601 in extended and basic form with what RFC 9557 adds (<c>[Europe/Paris]</c>), the
/// dates of e-mails and HTTP (RFC 5322), Unix seconds and milliseconds.
/// </summary>
internal static class AppointmentTimeParser
{
    // TimeZoneInfo's and thereby the database's offsets end here, and no text can lead over DateTime's own ends.
    private const int EarliestYear = 1900;
    private const int LatestYear = 2299;
    private const int SecondsLength = 10;
    private const int MillisecondsLength = 13;

    private static readonly string[] MailForms =
        ["ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm zzz",
            "d MMM yyyy HH:mm zzz"];

    public static bool TryParse(string text, out AppointmentTime time)
    {
        if (TryParseUnix(text, out time)) return true;
        if (!TryParseIso(text, out time) && !TryParseMail(text, out time)) return false;

        return time.Local.Year is >= EarliestYear and <= LatestYear;
    }

    private static bool TryParseIso(string text, out AppointmentTime time)
    {
        time = default;
        var rest = new TimeText(text);
        if (!rest.TryReadDate(out var date, out var isBasic)) return false;
        if (!rest.SkipSeparator() && !isBasic) return false;
        if (!rest.TryReadTimeOfDay(out var ticks) || date.Year is < EarliestYear or > LatestYear) return false;

        var local = date.AddTicks(ticks);
        if (!rest.TryReadOffset(out var offset, out var isUtc)) return false;
        time = new(local, offset);
        return rest.IsAtEnd || TimeZoneSuffix.TryApply(rest.Remaining, isUtc, ref time);
    }

    // Ten digits are seconds of the years 2001 to 2286 and thirteen the same in milliseconds; no other form has so
    // many.
    private static bool TryParseUnix(string text, out AppointmentTime time)
    {
        time = default;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = text.AsSpan(0, point < 0 ? text.Length : point);
        var fraction = point < 0 ? [] : text.AsSpan(point + 1);
        if (whole.Length is not (SecondsLength or MillisecondsLength) || (point >= 0 && fraction.IsEmpty)
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;

        var ticks = whole.Length == SecondsLength
            ? TimeText.Number(whole) * TimeSpan.TicksPerSecond + TimeText.Ticks(fraction)
            : TimeText.Number(whole) * TimeSpan.TicksPerMillisecond + TimeText.Ticks(fraction) / 1000;
        var instant = DateTimeOffset.UnixEpoch.AddTicks(ticks);
        time = AppointmentTime.At(instant);
        return instant.Year <= LatestYear;
    }

    private static bool TryParseMail(string text, out AppointmentTime time)
    {
        var withOffset = text.EndsWith(" GMT", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) ? text[..^3] + "+00:00" : text;
        var isRead = DateTimeOffset.TryParseExact(
            withOffset, MailForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var instant);
        time = AppointmentTime.At(instant);
        return isRead;
    }
}
