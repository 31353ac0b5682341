using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>JSON that may be wrong: the same field twice, half a character, a document inside a text.</summary>
internal sealed class LooseJson
{
    private enum Shape
    {
        Raw,
        Text,
        Object,
        List,
        Document,
    }

    private readonly Shape _shape;
    private readonly string _text;
    private readonly List<LooseJson> _parts;

    private LooseJson(Shape shape, string name, string text = "", IEnumerable<LooseJson>? parts = null) =>
        (_shape, Name, _text, _parts) = (shape, name, text, [.. parts ?? []]);

    /// <summary>Empty where it is no field.</summary>
    public string Name { get; }

    /// <summary>What a form's field would hold.</summary>
    public string Content => _shape switch
    {
        Shape.Text => _text,
        Shape.Document => string.Concat(_parts),
        _ => ToString(),
    };

    public static LooseJson Parse(string json) => Of(JsonElement.Parse(json), "");

    public LooseJson Copy() => new(_shape, Name, _text, _parts.Select(part => part.Copy()));

    /// <summary>The same field with anything that stands there as it is written.</summary>
    public LooseJson As(string raw) => new(Shape.Raw, Name, raw);

    public LooseJson WithText(string text) => new(Shape.Text, Name, text);

    /// <summary>Everything below, each as a place among those it stands with.</summary>
    public IEnumerable<(List<LooseJson> Among, int Index)> Places() => _parts.SelectMany(
        (part, index) => part.Places().Prepend((_parts, index)));

    public string AsForm() => string.Join(
        '&', _parts.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Content)}"));

    public override string ToString() => _shape switch
    {
        Shape.Raw => _text,
        Shape.Object => $"{{{string.Join(',', _parts.Select(field => $"{Quoted(field.Name)}:{field}"))}}}",
        Shape.List => $"[{string.Join(',', _parts)}]",
        _ => Quoted(Content),
    };

    private static LooseJson Of(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => new(
            Shape.Object, name, parts: element.EnumerateObject().Select(field => Of(field.Value, field.Name))),
        JsonValueKind.Array => new(Shape.List, name, parts: element.EnumerateArray().Select(item => Of(item, ""))),
        JsonValueKind.String when element.GetString() is ['{', ..] document =>
            new(Shape.Document, name, parts: [Parse(document)]),
        JsonValueKind.String => new(Shape.Text, name, element.GetString()!),
        _ => new(Shape.Raw, name, element.GetRawText()),
    };

    // The framework's own writers refuse half a character.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var unit in text)
        {
            if (unit is '"' or '\\') quoted.Append('\\').Append(unit);
            else if (unit < ' ' || char.IsSurrogate(unit))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else quoted.Append(unit);
        }

        return quoted.Append('"').ToString();
    }
}
