using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Application.Common;

/// <summary>
/// Tells whether two requests ask for the same: of the command's values, not of the body and its spellings. A workflow
/// that runs again sends another execution id, and 75, 75.0 and 7.5e1 are one amount.
/// </summary>
internal static class Fingerprint
{
    private static readonly JsonSerializerOptions ByValue = new()
    {
        Converters = { new AmountByValue(), new TimeByValue() },
    };

    public static string Compute<TRequest>(TRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ByValue)));

    private sealed class AmountByValue : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        // The division takes off the zeros at the end.
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }

    // With an offset it is an instant: 15:30+01:00 and 14:30Z are one.
    private sealed class TimeByValue : JsonConverter<AppointmentTime>
    {
        public override AppointmentTime Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, AppointmentTime value, JsonSerializerOptions options)
        {
            if (value.Offset is null) writer.WriteStringValue(value.Local);
            else writer.WriteStringValue(value.In(TimeZoneInfo.Utc));
        }
    }
}
