using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CustomerTracking.Api.Serialization;

/// <summary>How JSON is written and read here: camel case, the enums' own words, instants in UTC with a Z.</summary>
internal static class JsonSettings
{
    public const int MaxDepth = 64;

    public static readonly JsonSerializerOptions Options =
        Apply(new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.MaxDepth = MaxDepth;
        // names keep their accents; nothing here is put into HTML
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new EnumTextConverter());
        options.Converters.Add(new ChangeConverter());
        options.Converters.Add(new AppointmentTimeConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new WholeNumberConverter());
        options.Converters.Add(new AmountConverter());
        options.Converters.Add(new StatedPriceConverter());
        return options;
    }
}
