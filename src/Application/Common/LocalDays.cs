using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Application.Common;

/// <summary>Days as the salon's clocks count them.</summary>
public static class LocalDays
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2299, 12, 31);

    /// <summary>When the day begins there. Days farther away than any appointment count as the farthest.</summary>
    public static DateTimeOffset In(this DateOnly day, TimeZoneInfo zone)
    {
        var near = day < First ? First : day > Last ? Last : day;
        return new AppointmentTime(near.ToDateTime(TimeOnly.MinValue), null).In(zone);
    }

    /// <summary>When it is over there.</summary>
    public static DateTimeOffset EndIn(this DateOnly day, TimeZoneInfo zone) =>
        (day < Last ? day.AddDays(1) : Last).In(zone);

    /// <summary>The day that it is there.</summary>
    public static DateOnly DayIn(this DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
