using System.Text.Json.Serialization;

namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>What of Twilio's form is read, for the OpenAPI page; <see cref="TwilioForm"/> takes any field.</summary>
internal sealed record TwilioFields
{
    /// <example>SM8d0b1c7e2f5a46d3b9e0c1a2f3d4e5b6</example>
    [JsonPropertyName("MessageSid")]
    public required string MessageSid { get; init; }

    /// <summary>Or the person's user id, where no number is shown: <c>whatsapp:IE.2087…</c>.</summary>
    /// <example>whatsapp:+353861234567</example>
    [JsonPropertyName("From")]
    public required string From { get; init; }

    /// <example>Sinéad Murphy</example>
    [JsonPropertyName("ProfileName")]
    public string? ProfileName { get; init; }

    /// <summary>What a tapped button carries; a JSON object of a booking books.</summary>
    [JsonPropertyName("ButtonPayload")]
    public string? ButtonPayload { get; init; }

    /// <summary>A form's answers, a JSON object.</summary>
    [JsonPropertyName("InteractiveData")]
    public string? InteractiveData { get; init; }

    /// <summary>The sender's number by itself, where there is one.</summary>
    /// <example>353861234567</example>
    [JsonPropertyName("WaId")]
    public string? WaId { get; init; }

    /// <summary>The text, or the title of the button that was tapped.</summary>
    /// <example>Yes, book it</example>
    [JsonPropertyName("Body")]
    public string? Body { get; init; }

    /// <example>button</example>
    [JsonPropertyName("MessageType")]
    public string? MessageType { get; init; }
}
