using System.Text.Json.Serialization;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// What of Meta's requests is read, for the OpenAPI page; <see cref="WhatsappPayload"/> takes any shape.
/// </summary>
internal sealed record WhatsappEvent
{
    /// <example>whatsapp_business_account</example>
    public required string Object { get; init; }

    public required IReadOnlyList<WhatsappEntry> Entry { get; init; }
}

internal sealed record WhatsappEntry(IReadOnlyList<WhatsappChange> Changes);

internal sealed record WhatsappChange
{
    /// <example>messages</example>
    public required string Field { get; init; }

    public required WhatsappValue Value { get; init; }
}

internal sealed record WhatsappValue(WhatsappMetadata Metadata, IReadOnlyList<WhatsappReply> Messages);

internal sealed record WhatsappMetadata
{
    /// <summary>Tells the salon.</summary>
    /// <example>411122233344455</example>
    [JsonPropertyName("phone_number_id")]
    public required string PhoneNumberId { get; init; }
}

internal sealed record WhatsappReply
{
    /// <example>wamid.HBgMMzUzODYxMjM0NTY3</example>
    public required string Id { get; init; }

    /// <summary>Absent for people who hide their number; then <c>from_user_id</c> tells who they are.</summary>
    /// <example>353861234567</example>
    public string? From { get; init; }

    /// <example>interactive</example>
    public required string Type { get; init; }

    public required WhatsappInteractive Interactive { get; init; }
}

internal sealed record WhatsappInteractive
{
    /// <example>nfm_reply</example>
    public required string Type { get; init; }

    [JsonPropertyName("nfm_reply")]
    public required WhatsappFormReply NfmReply { get; init; }
}

internal sealed record WhatsappFormReply
{
    /// <summary>The form's answers, a JSON object as text.</summary>
    [JsonPropertyName("response_json")]
    public required string ResponseJson { get; init; }
}
