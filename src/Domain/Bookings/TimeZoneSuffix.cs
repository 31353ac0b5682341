namespace CustomerTracking.Domain.Bookings;

/// <summary>
/// What may stand behind a time in brackets (RFC 9557): its time zone, which must agree with the offset or stands for
/// it, and tags such as <c>[u-ca=gregory]</c>, which say nothing here.
/// </summary>
internal static class TimeZoneSuffix
{
    private const int LongestName = 64;

    /// <param name="suffix">All that follows the time and its offset.</param>
    /// <param name="isUtc">The offset was Z, which agrees with every zone.</param>
    /// <param name="time">The time as written; with its zone's offset afterwards.</param>
    /// <returns>False where the suffix is none, contradicts the offset, or is marked critical (!) and not
    /// known.</returns>
    public static bool TryApply(ReadOnlySpan<char> suffix, bool isUtc, ref AppointmentTime time)
    {
        var rest = suffix.Trim();
        var hasZone = false;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(']');
            if (rest[0] is not '[' || end < 2) return false;

            var tag = rest[1..end];
            rest = rest[(end + 1)..];
            var isCritical = tag[0] is '!';
            if (isCritical) tag = tag[1..];
            if (tag.Contains('='))
            {
                if (isCritical) return false;
            }
            else if (hasZone || !TryApplyZone(tag, isUtc, isCritical, ref time)) return false;
            else hasZone = true;
        }

        return true;
    }

    private static bool TryApplyZone(ReadOnlySpan<char> name, bool isUtc, bool isCritical, ref AppointmentTime time)
    {
        if (!TryFind(name, out var zone)) return time.Offset is not null && !isCritical;

        var instant = time.In(zone);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        if (time.Offset is { } offset && offset != local.Offset && !isUtc) return false;

        time = AppointmentTime.At(local);
        return true;
    }

    // Only what zones' names are made of: the name becomes a file's on some systems.
    private static bool TryFind(ReadOnlySpan<char> name, out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;
        if (name.IsEmpty || name.Length > LongestName) return false;

        var asOffset = new TimeText(name);
        if (asOffset.TryReadOffset(out var offset, out _) && offset is { } fixedOffset && asOffset.IsAtEnd)
        {
            zone = TimeZoneInfo.CreateCustomTimeZone("offset", fixedOffset, null, null);
            return true;
        }

        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '_' or '-' or '+')) return false;
        }

        return name[0] is not '/' && TimeZoneInfo.TryFindSystemTimeZoneById(name.ToString(), out zone!);
    }
}
