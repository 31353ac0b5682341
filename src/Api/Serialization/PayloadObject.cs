using System.Text.Json;

namespace CustomerTracking.Api.Serialization;

/// <summary>An object in a list of a <see cref="Payload"/>.</summary>
/// <param name="value">The object.</param>
/// <param name="path">Where it stands.</param>
/// <param name="refuse">Is told where something cannot be read, what is wrong with it, and what stands there.</param>
internal sealed class PayloadObject(JsonElement value, string path, Action<string, string, string> refuse)
{
    /// <param name="names">In camelCase, the usual one first; each is looked for in snake_case as well.</param>
    public StatedText Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var spelling in new[] { name, JsonNamingPolicy.SnakeCaseLower.ConvertName(name) })
            {
                if (!value.TryGetProperty(spelling, out var found) || JsonTexts.IsBlank(found)) continue;

                var text = JsonTexts.Read(found);
                if (text is null) refuse($"{path}.{spelling}", FieldExplanation.Text, Payload.AsSent(found));
                return new(text, $"{path}.{spelling}");
            }
        }

        return new(null, $"{path}.{names[0]}");
    }
}

/// <param name="Value">Null where there is none.</param>
/// <param name="Path">Where it stands, or would stand.</param>
internal sealed record StatedText(string? Value, string Path);
