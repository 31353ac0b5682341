using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// What a JSON value says where a text or another single value is expected: a number is the text of its value, a list
/// is its items joined.
/// </summary>
internal static class JsonTexts
{
    private const string BetweenItems = ", ";

    /// <summary>Between a list's items: a line for each in notes, else a comma.</summary>
    public static string Separator(string field) => field is "notes" ? "\n" : BetweenItems;

    /// <returns>Null where the value is no text: an object, a list with one, true or false by itself.</returns>
    public static string? Read(JsonElement value, string separator = BetweenItems) => value.ValueKind switch
    {
        JsonValueKind.Number => JsonNumber.Canonical(value.GetRawText()),
        JsonValueKind.String => ReadString(value),
        JsonValueKind.Array => Joined(value, separator),
        _ => null,
    };

    /// <summary>The only item of a list that has one; any other value as it is.</summary>
    public static JsonElement Single(JsonElement value)
    {
        var single = value;
        while (single.ValueKind is JsonValueKind.Array && ReadRepetitions(single) is [var only]) single = only;
        return single;
    }

    /// <summary>Null, empty text, and a list of these.</summary>
    public static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(ReadString(value) ?? "?"),
        JsonValueKind.Array => value.EnumerateArray().All(IsBlank),
        _ => false,
    };

    private static JsonElement[] ReadRepetitions(JsonElement list) =>
        [.. list.EnumerateArray().Where(item => !IsBlank(item))];

    private static string? Joined(JsonElement list, string separator)
    {
        var items = new List<string>();
        foreach (var item in ReadRepetitions(list))
        {
            var text = item.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? item.GetRawText() : Read(item, separator);
            if (text is null) return null;

            items.Add(text.Trim());
        }

        return string.Join(separator, items);
    }

    /// <summary>A list or an object as it was sent.</summary>
    /// <exception cref="Errors.RequestFault"><c>body.encoding</c></exception>
    public static string Raw(JsonElement value)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(value);
        TextEncoding.RequireUtf8Value(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string? ReadString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)   // half a surrogate pair, or bytes that are no UTF-8
        {
            TextEncoding.RequireUtf8Value(JsonMarshal.GetRawUtf8Value(value));
            return null;
        }
    }
}
