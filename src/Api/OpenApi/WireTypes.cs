using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>
/// What our own types are on the wire: enums are words, a merge patch's fields are plain, times are ISO 8601.
/// </summary>
internal static class WireTypes
{
    public static void AddWireTypes(this SwaggerGenOptions page)
    {
        page.AddWords<Source>();
        page.AddWords<Channel>();
        page.AddWords<ConnectedChannel>();
        page.AddWords<ClientStatus>();
        page.AddWords<ContactPointKind>();
        page.AddWords<BookingStatus>();
        page.AddWords<PaymentStatus>();
        page.AddWords<MatchDecision>();
        page.AddWords<MatchedBy>();
        page.AddWords<AttemptOutcome>();
        page.AddBoth<AppointmentTime>(() => new() { Type = JsonSchemaType.String, Format = "date-time" });
        page.AddBoth<IReadOnlyDictionary<string, IReadOnlyList<string>>>(() => new()
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        });
        page.AddBoth<IReadOnlyList<string>>(() => new()
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        page.MapType<JsonElement>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
        page.MapType<Change<string>>(() => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null });
        page.MapType<Change<bool>>(() => new OpenApiSchema { Type = JsonSchemaType.Boolean });
        page.MapType<Change<int?>>(() => new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null });
        page.AddBoth<StatedPrice>(() => new() { Type = JsonSchemaType.Number, Format = "decimal" });
        page.MapType<Change<StatedPrice?>>(() => new OpenApiSchema
        {
            Type = JsonSchemaType.Number | JsonSchemaType.Null,
            Format = "decimal",
        });
    }

    private static void AddWords<TEnum>(this SwaggerGenOptions page)
        where TEnum : struct, Enum =>
        page.AddBoth<TEnum>(() => new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. Words<TEnum>.List.Select(word => (JsonNode)JsonValue.Create(word)!)],
        });

    private static void AddBoth<T>(this SwaggerGenOptions page, Func<OpenApiSchema> schema)
        where T : notnull
    {
        page.MapType<T>(schema);
        page.MapType<Change<T>>(schema);
        if (typeof(T).IsValueType) page.MapType(typeof(Nullable<>).MakeGenericType(typeof(T)), schema);
    }
}
