using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>Reading the query string, with a fault that names the parameter.</summary>
internal static class ListQuery
{
    public static int Limit(int? limit) => limit switch
    {
        null => Page<object>.DefaultLimit,
        >= 1 and <= Page<object>.MaxLimit => limit.Value,
        _ => throw RequestFault.BadRequest(
            "limit.out_of_range", $"The limit is 1 to {Page<object>.MaxLimit}.", "limit"),
    };

    public static TEnum? Word<TEnum>(string? word, string parameter)
        where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(word)) return null;
        if (EnumText<TEnum>.TryParse(word, out var value)) return value;

        throw RequestFault.BadRequest(
            $"{parameter}.unknown", $"The {parameter} must be one of: {EnumText<TEnum>.All}.", parameter);
    }

    public static Source? Source(string? word) => string.IsNullOrEmpty(word) ? null
        : EnumText<Source>.TryParse(word, out var source) ? source : Sources.Read(word);

    /// <summary>When a filter begins: a time, or a day of the salon's, from its start.</summary>
    public static AppointmentTime? Time(string? text, string parameter) => Read(text, parameter, daysLater: 0);

    /// <summary>
    /// When a filter ends: before that time, or with that day of the salon's, which is included whole.
    /// </summary>
    public static AppointmentTime? Until(string? text, string parameter) => Read(text, parameter, daysLater: 1);

    private static AppointmentTime? Read(string? text, string parameter, int daysLater)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (FilterTime.TryRead(text, daysLater, out var time)) return time;

        throw RequestFault.BadRequest($"{parameter}.malformed", FieldExplanation.DayOrTime, parameter);
    }
}
