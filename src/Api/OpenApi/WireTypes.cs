using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>
/// What our own types are on the wire: enums are words, money is decimal, times are ISO 8601. The fields of a merge
/// patch are described by <see cref="WireSchemas"/>.
/// </summary>
internal static class WireTypes
{
    private static readonly MethodInfo AddWordsOf =
        typeof(WireTypes).GetMethod(nameof(AddWords), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static void AddWireTypes(this SwaggerGenOptions page)
    {
        // The same enums that the JSON converter writes as words.
        foreach (var type in EnumTextConverter.Assemblies.SelectMany(ours => ours.GetExportedTypes()).Where(type => type.IsEnum))
            AddWordsOf.MakeGenericMethod(type).Invoke(null, [page]);

        page.AddValue<decimal>(() => new() { Type = JsonSchemaType.Number, Format = "decimal" });
        page.AddValue<StatedPrice>(() => new() { Type = JsonSchemaType.Number, Format = "decimal" });
        page.AddValue<DateOnly>(() => new() { Type = JsonSchemaType.String, Format = "date" });
        page.AddValue<AppointmentTime>(() => new() { Type = JsonSchemaType.String, Format = "date-time" });
        page.MapType<IReadOnlyDictionary<string, IReadOnlyList<string>>>(() => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = Texts(),
        });
        page.MapType<IReadOnlyList<string>>(Texts);
        page.MapType<JsonElement>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
        page.MapType(typeof(Change<>), () => new OpenApiSchema());
        page.SchemaFilter<WireSchemas>();
    }

    private static OpenApiSchema Texts() => new()
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void AddWords<TEnum>(SwaggerGenOptions page)
        where TEnum : struct, Enum =>
        page.AddValue<TEnum>(() => new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. EnumText<TEnum>.List.Select(word => (JsonNode)JsonValue.Create(word)!)],
        });

    private static void AddValue<T>(this SwaggerGenOptions page, Func<OpenApiSchema> schema)
    {
        page.MapType<T>(schema);
        if (!typeof(T).IsValueType) return;

        page.MapType(typeof(Nullable<>).MakeGenericType(typeof(T)), () =>
        {
            var nullable = schema();
            nullable.Type |= JsonSchemaType.Null;
            return nullable;
        });
    }
}
