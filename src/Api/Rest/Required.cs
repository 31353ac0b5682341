using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>Fields without which there is no command to validate.</summary>
internal static class Required
{
    public static Source Source(Source? source, string field) =>
        source ?? throw Missing(field, $"Needed: one of {Words<Source>.All}.");

    public static T Value<T>(T? value, string field, string message)
        where T : struct =>
        value ?? throw Missing(field, message);

    private static FieldFaults Missing(string field, string message) =>
        new(new Dictionary<string, string[]> { [field] = [message] });
}
