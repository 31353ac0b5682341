using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomerTracking.Api.Admin.Inbox;

/// <summary>What was sent, so that a person can read it: laid out if it is JSON, a table if it is a form.</summary>
internal sealed record SentBody
{
    // Only ever shown as text, so letters may stay what they are.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private SentBody() { }

    public string? Text { get; private init; }

    public IReadOnlyList<(string Name, string Value)>? Fields { get; private init; }

    /// <param name="body">As it was kept.</param>
    /// <param name="isForm">Whether it was posted as a form.</param>
    public static SentBody Create(string body, bool isForm) => isForm
        ? new() { Fields = [.. body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Field)] }
        : new() { Text = Laid(body) };

    private static (string Name, string Value) Field(string field)
    {
        var parts = field.Split('=', 2);
        return (WebUtility.UrlDecode(parts[0]), parts.Length < 2 ? "" : Laid(WebUtility.UrlDecode(parts[1])));
    }

    // A number, say, is JSON as well, and better left alone.
    private static string Laid(string text)
    {
        if (!text.TrimStart().StartsWith('{') && !text.TrimStart().StartsWith('[')) return text;

        try
        {
            return JsonSerializer.Serialize(JsonElement.Parse(text), Readable);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            return text;   // broken off, or with half a letter in it
        }
    }
}
