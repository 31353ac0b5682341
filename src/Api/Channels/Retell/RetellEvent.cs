using System.Text.Json.Serialization;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// What of Retell's events is read, for the OpenAPI page; <see cref="RetellPayload"/> takes any shape.
/// </summary>
internal sealed record RetellEvent
{
    /// <example>call_analyzed</example>
    public required string Event { get; init; }

    public required RetellCall Call { get; init; }
}

internal sealed record RetellCall
{
    /// <example>call_5f0c2b9de31a4c7f9e6a1d20b48</example>
    [JsonPropertyName("call_id")]
    public required string CallId { get; init; }

    /// <summary>The caller's number is <c>from_number</c> when inbound, <c>to_number</c> when outbound.</summary>
    /// <example>inbound</example>
    public string? Direction { get; init; }

    /// <example>+353871234567</example>
    [JsonPropertyName("from_number")]
    public string? FromNumber { get; init; }

    /// <example>+35315550142</example>
    [JsonPropertyName("to_number")]
    public string? ToNumber { get; init; }

    [JsonPropertyName("call_analysis")]
    public required RetellAnalysis CallAnalysis { get; init; }
}

internal sealed record RetellAnalysis
{
    [JsonPropertyName("custom_analysis_data")]
    public required RetellBooking CustomAnalysisData { get; init; }
}

/// <summary>The usual names; a connection's field map can tell others.</summary>
internal sealed record RetellBooking
{
    /// <summary>Without it, nothing is tracked.</summary>
    /// <example>true</example>
    [JsonPropertyName("booking_confirmed")]
    public required bool BookingConfirmed { get; init; }

    /// <example>BKG-20261203-0417</example>
    [JsonPropertyName("booking_reference")]
    public string? BookingReference { get; init; }

    /// <example>Aoife Ní Bhriain</example>
    [JsonPropertyName("customer_name")]
    public string? CustomerName { get; init; }

    /// <example>087 123 4567</example>
    [JsonPropertyName("customer_phone")]
    public string? CustomerPhone { get; init; }

    /// <example>Half head highlights</example>
    [JsonPropertyName("service_name")]
    public required string ServiceName { get; init; }

    /// <example>2026-12-03T14:30:00+00:00</example>
    [JsonPropertyName("appointment_datetime")]
    public required string AppointmentDatetime { get; init; }

    /// <example>125</example>
    public decimal? Price { get; init; }
}
