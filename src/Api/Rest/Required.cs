using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>Fields without which there is no command to validate.</summary>
internal static class Required
{
    public static IEnumerable<(string Field, string Message)> Source(Source? source, string field) =>
        Value(source, field, $"Needed: one of {EnumText<Source>.All}.");

    public static IEnumerable<(string Field, string Message)> Value<T>(T? value, string field, string message)
        where T : struct =>
        value is null ? [(field, message)] : [];
}
