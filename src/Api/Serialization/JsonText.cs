using System.Text.Json;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>Bytes to JSON, strictly: one object, no field twice, nested no deeper than anybody needs.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict =
        new() { MaxDepth = JsonSettings.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>For a sender who can correct what is sent: every byte must be UTF-8.</summary>
    /// <exception cref="RequestFault">400, where the text stops being JSON; 415, in which encoding it is.</exception>
    public static JsonElement ReadUtf8Object(ReadOnlyMemory<byte> body)
    {
        TextEncoding.RequireUtf8(body.Span);
        return ReadObject(body);
    }

    /// <summary>For a signed body: a byte that is no text only matters in a field that is read.</summary>
    /// <exception cref="RequestFault">400, where the text stops being JSON; 415, in which encoding it is.</exception>
    public static JsonElement ReadObject(ReadOnlyMemory<byte> body)
    {
        TextEncoding.RequireNarrow(body.Span);
        var root = Read(WithoutByteOrderMark(body));
        if (root.ValueKind is not JsonValueKind.Object)
            throw RequestFault.BadRequest("body.not_an_object", "The body must be one JSON object.");

        return root;
    }

    /// <returns>
    /// A list's items, or the only one where an object stands by itself; also of a text that holds either. Null for
    /// what is neither.
    /// </returns>
    public static IReadOnlyList<JsonElement>? TryReadList(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [value],
        JsonValueKind.Array => [.. value.EnumerateArray()],
        JsonValueKind.String => JsonTexts.Read(value)?.Trim() is ['{' or '[', ..] text && TryParse(text) is { } parsed
            ? TryReadList(parsed) : null,
        _ => null,
    };

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text, Strict);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static void RequireJson(HttpContext http)
    {
        TextEncoding.RequireUtf8(http.Request.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"'));
        if (!http.Request.HasJsonContentType())
            throw Unsupported("body.not_json", "Send the body as JSON, with Content-Type: application/json.");

        var encoding = http.Request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("body.compressed", "Send the body as it is, without Content-Encoding.");
    }

    private static RequestFault Unsupported(string code, string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, new(code, message, ErrorKind.Invalid));

    private static JsonElement Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) throw RequestFault.BadRequest("body.missing", "The body is missing: send a JSON object.");

        try
        {
            return JsonElement.Parse(body.Span, Strict);
        }
        catch (JsonException malformed)
        {
            throw IsOnlyRepetitive(body)
                ? RequestFault.BadRequest("body.duplicate_field",
                    "A field stands twice in the same object; which one is meant is anybody's guess.")
                : RequestFault.BadRequest(
                    "body.malformed",
                    $"The body is not valid JSON, or is nested too deeply: see line {malformed.LineNumber + 1}, byte "
                        + $"{malformed.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)   // a field's name with half a surrogate pair
        {
            throw RequestFault.BadRequest("body.malformed", "The body has a field whose name is not valid text.");
        }
    }

    private static bool IsOnlyRepetitive(ReadOnlyMemory<byte> body)
    {
        try
        {
            JsonElement.Parse(body.Span, Strict with { AllowDuplicateProperties = true });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
