namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>What of Twilio's form is read, for the OpenAPI page; <see cref="TwilioForm"/> takes any field.</summary>
internal sealed record TwilioFields
{
    /// <example>SM8d0b1c7e2f5a46d3b9e0c1a2f3d4e5b6</example>
    public required string MessageSid { get; init; }

    /// <summary>Or the person's user id, where no number is shown: <c>whatsapp:IE.2087…</c>.</summary>
    /// <example>whatsapp:+353861234567</example>
    public required string From { get; init; }

    /// <example>Sinéad Murphy</example>
    public string? ProfileName { get; init; }

    /// <summary>What a tapped button carries; a JSON object of a booking books.</summary>
    public string? ButtonPayload { get; init; }

    /// <summary>A form's answers, a JSON object.</summary>
    public string? InteractiveData { get; init; }
}
