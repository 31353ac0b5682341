using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Application.Common;

/// <summary>Days as the salon's clocks count them.</summary>
public static class SalonDays
{
    /// <summary>When the day begins there.</summary>
    public static DateTimeOffset In(this DateOnly day, TimeZoneInfo zone) =>
        new AppointmentTime(day.ToDateTime(TimeOnly.MinValue), null).In(zone);

    /// <summary>The day that it is there.</summary>
    public static DateOnly DayIn(this DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
