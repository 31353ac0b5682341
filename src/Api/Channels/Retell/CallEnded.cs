namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// The simplified voice form, for the OpenAPI page; <see cref="CallEndedChannel"/> reads it leniently.
/// </summary>
internal sealed record CallEnded : SalonSystemIds
{
    /// <example>call_ended</example>
    public string? Event { get; init; }

    /// <summary>Without it, nothing is tracked.</summary>
    /// <example>true</example>
    public required bool BookingConfirmed { get; init; }

    public CallMetadata? Metadata { get; init; }

    /// <example>+353871234567</example>
    public required string CustomerPhoneNumber { get; init; }

    /// <summary>The whole name; or <c>firstName</c> and <c>lastName</c>.</summary>
    /// <example>Aoife Ní Bhriain</example>
    public string? CustomerName { get; init; }

    /// <example>aoife@example.ie</example>
    public string? Email { get; init; }

    /// <example>Half head highlights</example>
    public required string Service { get; init; }

    /// <example>2026-12-03T14:30:00Z</example>
    public required string DateTime { get; init; }

    /// <example>125</example>
    public decimal? Price { get; init; }

    /// <summary>Minutes.</summary>
    /// <example>90</example>
    public int? Duration { get; init; }
}

internal sealed record CallMetadata
{
    /// <summary>Only checked against the token's tenant; a platform-wide token names its tenant here.</summary>
    /// <example>eb40f9f0-e696-4f46-bf00-4c7cf96338cc</example>
    public string? TenantId { get; init; }
}
