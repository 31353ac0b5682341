using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomerTracking.Api.Errors;
using Microsoft.AspNetCore.Http.Metadata;

namespace CustomerTracking.Api.Wire;

/// <summary>
/// A JSON body read field by field, so that every field of the wrong type is named at once. Unknown fields are ignored.
/// </summary>
internal sealed class Body<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private Body(T value) => Value = value;

    public T Value { get; }

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        JsonText.RequireJson(http);
        return new(Read(JsonText.ReadObject(await RawBody.Read(http, RawBody.JsonLimit))));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static T Read(JsonElement root)
    {
        var type = JsonSettings.Options.GetTypeInfo(typeof(T));
        var body = (T)type.CreateObject!();
        var faults = new Dictionary<string, string[]>();
        foreach (var property in type.Properties)
        {
            if (!root.TryGetProperty(property.Name, out var value)) continue;

            try
            {
                property.Set!(body, Convert(value, property));
            }
            catch (WordingException wording)
            {
                faults[property.Name] = [wording.Message];
            }
            catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
            {
                faults[property.Name] = [Wording.For(property.PropertyType)];
            }
        }

        return faults.Count == 0 ? body : throw new FieldFaults(faults);
    }

    private static object? Convert(JsonElement value, JsonPropertyInfo property) =>
        value.ValueKind is JsonValueKind.Number
            && property.AttributeProvider?.IsDefined(typeof(AlsoNumberAttribute), false) is true
            ? value.GetRawText()
            : value.Deserialize(property.PropertyType, JsonSettings.Options);
}

/// <summary>A text that some senders write as a bare number: a phone, an id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoNumberAttribute : Attribute;
