using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomerTracking.Api.Errors;
using CustomerTracking.Application.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// A JSON body read field by field, so that every field of the wrong type is named at once. Unknown fields are ignored.
/// </summary>
internal sealed class Body<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T _value;
    private readonly Dictionary<string, string[]> _faults;
    private readonly HttpContext _http;

    private Body(T value, Dictionary<string, string[]> faults, HttpContext http) =>
        (_value, _faults, _http) = (value, faults, http);

    /// <exception cref="FieldFaults">Some fields are missing or of the wrong type.</exception>
    public T Value => _faults.Count == 0 ? _value : throw new FieldFaults(_faults);

    /// <summary>The command that the body is meant as.</summary>
    /// <exception cref="FieldFaults">Some fields are missing or of the wrong type; what the command's own rules say of
    /// the others is told with them.</exception>
    public TCommand To<TCommand>(Func<T, TCommand> command)
    {
        var meant = command(_value);
        if (_faults.Count == 0) return meant;

        throw CommandFaults.With(
            new FieldFaults(_faults), meant, _http.RequestServices, field => FieldSpelling.For(_http, field));
    }

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        JsonText.RequireJson(http);
        var root = JsonText.ReadUtf8Object(await RawBody.Read(http, RawBody.JsonLimit));
        var (value, faults) = Read(root);
        return new(value, faults, http);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static (T Value, Dictionary<string, string[]> Faults) Read(JsonElement root)
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
            catch (FieldFormatException wording)
            {
                faults[property.Name] = [wording.Message];
            }
            catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
            {
                faults[property.Name] = [FieldExplanation.For(property.PropertyType)];
            }
        }

        foreach (var (field, message) in (body as IChecksFields)?.Faults() ?? []) faults.TryAdd(field, [message]);
        return (body, faults);
    }

    private static object? Convert(JsonElement value, JsonPropertyInfo property)
    {
        var type = property.PropertyType;
        if (value.ValueKind is JsonValueKind.String && Has<AlsoDayAttribute>(property)
            && FilterTime.TryRead(JsonTexts.Read(value), daysLater: 0, out var time))
            return time;
        if (IsText(type) && (value.ValueKind is JsonValueKind.Array || IsNumberForText(value, property)))
            return TextOf(value, property);

        return (IsList(type) ? value : JsonTexts.Single(value)).Deserialize(type, JsonSettings.Options);
    }

    // A merge patch's list is one too: its only item must not be taken out of it.
    private static bool IsList(Type type)
    {
        var isChange = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>);
        var value = isChange ? type.GetGenericArguments()[0] : type;
        return value != typeof(string) && typeof(IEnumerable).IsAssignableFrom(value);
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(Change<string>);

    private static bool IsNumberForText(JsonElement value, JsonPropertyInfo property) =>
        value.ValueKind is JsonValueKind.Number && Has<AlsoNumberAttribute>(property);

    private static bool Has<TAttribute>(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(TAttribute), false) is true;

    private static object? TextOf(JsonElement value, JsonPropertyInfo property)
    {
        var text = JsonTexts.Read(value, JsonTexts.Separator(property.Name))
            ?? throw new FieldFormatException(FieldExplanation.Text);
        var given = text.Length == 0 ? null : text;
        return property.PropertyType == typeof(string) ? given : (object)Change<string>.To(given);
    }
}

/// <summary>
/// A body that looks at its fields before there is a command to validate: without some there is none, and some lose in
/// it where they stood.
/// </summary>
internal interface IChecksFields
{
    /// <returns>Those that are wrong, and what to say of each.</returns>
    IEnumerable<(string Field, string Message)> Faults();
}

/// <summary>A text that some senders write as a bare number: a phone, an id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoNumberAttribute : Attribute;
