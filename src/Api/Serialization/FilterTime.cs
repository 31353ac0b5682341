using System.Globalization;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// A time in a filter: as for an appointment, or a plain date, which is a day of the salon's: a filter begins with it
/// and ends behind it, so that the whole day is included.
/// </summary>
internal static class FilterTime
{
    private const int FirstYear = 1900;
    private const int LastYear = 2299;

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyyMMdd"];

    /// <param name="text">What was given.</param>
    /// <param name="daysLater">What a plain date is read as: 0 its start, 1 its end.</param>
    /// <param name="time">Without an offset it is the salon's local time.</param>
    public static bool TryRead(string? text, int daysLater, out AppointmentTime time)
    {
        if (DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear)
        {
            time = new(day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue), null);
            return true;
        }

        if (AppointmentTime.TryReadAnyYear(text, out time)) return true;

        // In an address an offset's + that was not escaped arrives as a space.
        return text?.LastIndexOf(' ') is > 0 and var plus
            && AppointmentTime.TryReadAnyYear($"{text[..plus]}+{text[(plus + 1)..]}", out time);
    }
}

/// <summary>
/// A time in a body that is a filter's beginning: a plain date is a day of the salon's, from its start.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoDayAttribute : Attribute;
