using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Rest;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>
/// What a body's schema must say for a generated client to send and read it rightly: no field of a merge patch is
/// required, null is allowed where it means something, and unknown fields are no fault.
/// </summary>
internal sealed class WireSchemas : ISchemaFilter
{
    private readonly NullabilityInfoContext _nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } fields } body) return;

        // Vendors and later versions add fields without notice.
        body.AdditionalPropertiesAllowed = true;
        foreach (var property in context.Type.GetProperties())
        {
            var name = NameOf(property);
            if (!fields.TryGetValue(name, out var field)) continue;

            if (IsChange(property.PropertyType, out var type))
            {
                body.Required?.Remove(name);
                fields[name] = Changed(field, property, type, context);
            }
            else if (property.IsDefined(typeof(ConnectableAttribute)))
            {
                ((OpenApiSchema)field).Enum = [.. ChannelDescriptor.Connectable.Select(
                    channel => (JsonNode)JsonValue.Create(EnumText<Channel>.Format(channel.Channel))!)];
            }
            else if (property.PropertyType == typeof(Source) || property.PropertyType == typeof(Source?))
            {
                if (context.Type.Name.EndsWith("Body", StringComparison.Ordinal)) ((OpenApiSchema)field).Enum = BookingSources();
            }
            else if (field is OpenApiSchemaReference reference && IsNullable(property))
            {
                fields[name] = OrNull(reference, context);
            }
        }
    }

    // Only an import makes a client of an import.
    private static List<JsonNode> BookingSources() =>
        [.. Sources.OfBookings.Select(source => (JsonNode)JsonValue.Create(EnumText<Source>.Format(source))!)];

    private static OpenApiSchema Changed(
        IOpenApiSchema described, PropertyInfo property, Type type, SchemaFilterContext context)
    {
        var field = (OpenApiSchema)context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
        var isClearable = property.IsDefined(typeof(ClearableAttribute));
        var remark = isClearable ? "Null clears it." : "Cannot be cleared.";
        field.Description = $"{described.Description} {remark}".Trim();

        // A value type that is not nullable has no "left out" in C#: NSwag's client would send its default (false, 0,
        // the first word) with every change of another field. So null is in the schema, and a sent one is refused.
        var hasNull = isClearable || type.IsValueType;
        field.Type = hasNull ? field.Type | JsonSchemaType.Null : field.Type & ~JsonSchemaType.Null;
        return field;
    }

    // OpenAPI 3.0 has no way to say "this reference or null" that every validator reads, so the schema is repeated.
    private static OpenApiSchema OrNull(OpenApiSchemaReference reference, SchemaFilterContext context)
    {
        var copy = (OpenApiSchema)context.SchemaRepository.Schemas[reference.Reference.Id!].CreateShallowCopy();
        copy.Type |= JsonSchemaType.Null;
        return copy;
    }

    private bool IsNullable(PropertyInfo property)
    {
        lock (_nullability) return _nullability.Create(property).ReadState is NullabilityState.Nullable;
    }

    private static bool IsChange(Type type, out Type changed)
    {
        var isChange = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>);
        changed = isChange ? type.GetGenericArguments()[0] : type;
        return isChange;
    }

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
