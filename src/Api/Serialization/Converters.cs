using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>Enums by their words. An unknown word is answered with the list of those allowed.</summary>
internal sealed class EnumTextConverter : JsonConverterFactory
{
    /// <summary>Ours; those of libraries are written as they say.</summary>
    public static readonly IReadOnlyList<Assembly> Assemblies = [typeof(Source).Assembly, typeof(SecurityAction).Assembly];

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsEnum && Assemblies.Contains(typeToConvert.Assembly);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var word = reader.TokenType is JsonTokenType.String ? reader.GetString() : "";
            if (EnumText<TEnum>.TryParse(word, out var value) && value is not Source.Import) return value;

            throw new FieldFormatException(
                typeof(TEnum) == typeof(Source) ? Refusal(word) : $"Must be one of: {EnumText<TEnum>.All}.");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(EnumText<TEnum>.Format(value));

        private static string Refusal(string? word)
        {
            try
            {
                Sources.Read(word);
                return "";
            }
            catch (DomainException refusal)
            {
                return refusal.Error.Message;
            }
        }
    }
}

/// <summary>A field of a merge patch: what stands there was given, a null too.</summary>
internal sealed class ChangeConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Change<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Change<T>>
    {
        public override bool HandleNull => true;

        public override Change<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Null && typeof(T).IsValueType
                && Nullable.GetUnderlyingType(typeof(T)) is null)
                throw new FieldFormatException("Cannot be cleared.");

            return Change<T>.To(JsonSerializer.Deserialize<T>(ref reader, options));
        }

        public override void Write(Utf8JsonWriter writer, Change<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}

internal sealed class AppointmentTimeConverter : JsonConverter<AppointmentTime>
{
    public override AppointmentTime Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AppointmentTime.TryRead(reader.ReadScalar(), out var time) ? time
            : throw new FieldFormatException(FieldExplanation.Time);

    public override void Write(Utf8JsonWriter writer, AppointmentTime value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Appointment times are read; instants are written.");
}

/// <summary>60.0 and 6e1 are whole numbers, as is the text of one.</summary>
internal sealed class WholeNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNumber.TryReadWhole(reader.ReadScalar(), out var number)
            ? number
            : throw new FieldFormatException(FieldExplanation.WholeNumber);

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}

internal static class ScalarTokens
{
    /// <returns>A text, or a number's text; null for any other token.</returns>
    public static string? ReadScalar(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => JsonNumber.Canonical(Encoding.UTF8.GetString(reader.ValueSpan)),
        _ => null,
    };
}

internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}

/// <summary>An amount is the same number whichever database it was read from: 75, not 75.0000.</summary>
internal sealed class AmountConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out var number)
            ? number
            : throw new FieldFormatException(FieldExplanation.Number);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
}

internal sealed class StatedPriceConverter : JsonConverter<StatedPrice>
{
    public override StatedPrice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out var number)) return number;

        return reader.TokenType is JsonTokenType.String && PriceText.TryRead(reader.GetString(), out var price)
            ? price
            : throw new FieldFormatException(FieldExplanation.Price);
    }

    public override void Write(Utf8JsonWriter writer, StatedPrice value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Stated prices are read; amounts are written.");
}

/// <summary>A text that some senders write as a bare number, where it stands inside an object of a body.</summary>
internal sealed class TextOrNumberConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = JsonElement.ParseValue(ref reader);
        return JsonTexts.IsBlank(value) ? null : JsonTexts.Read(value) ?? throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
