namespace CustomerTracking.Api.Channels.N8n;

/// <summary>
/// The richer of the shapes that a workflow may post, for the OpenAPI page; <see cref="N8nPayload"/> also reads the
/// flat
/// <c>{tenantId, bookingData}</c>.
/// </summary>
internal sealed record N8nBooking : SalonSystemIds
{
    /// <summary>Only checked against the token's tenant; a platform-wide token names its tenant here.</summary>
    /// <example>eb40f9f0-e696-4f46-bf00-4c7cf96338cc</example>
    public string? TenantId { get; init; }

    /// <summary>The workflow's own id of the booking: the same id is the same booking.</summary>
    /// <example>BKG-20261204-0102</example>
    public string? ExternalId { get; init; }

    /// <summary><c>voice</c>, <c>web</c> or <c>whatsapp</c>; <c>web</c> when left out.</summary>
    /// <example>voice</example>
    public string? Source { get; init; }

    public required N8nCustomer Customer { get; init; }

    public required N8nAppointment Booking { get; init; }
}

internal sealed record N8nCustomer
{
    /// <example>+353 87 999 8877</example>
    public required string Phone { get; init; }

    /// <example>Tadhg</example>
    public string? FirstName { get; init; }

    /// <example>O'Brien</example>
    public string? LastName { get; init; }

    /// <example>tadhg.obrien@example.ie</example>
    public string? Email { get; init; }
}

internal sealed record N8nAppointment
{
    /// <example>Beard trim</example>
    public required string Service { get; init; }

    /// <example>Conor</example>
    public string? Staff { get; init; }

    /// <example>2026-12-04T17:45:00.000Z</example>
    public required string DateTime { get; init; }

    /// <summary>A number, or text such as <c>"25,00"</c>.</summary>
    /// <example>25</example>
    public string? Price { get; init; }

    /// <example>EUR</example>
    public string? Currency { get; init; }

    /// <summary>Minutes.</summary>
    /// <example>30</example>
    public int? Duration { get; init; }

    /// <example>confirmed</example>
    public string? Status { get; init; }

    /// <example>Likes it short</example>
    public string? Notes { get; init; }
}

internal sealed record N8nCancellation
{
    /// <example>eb40f9f0-e696-4f46-bf00-4c7cf96338cc</example>
    public string? TenantId { get; init; }

    /// <summary>Or <c>phorestBookingId</c>, or <c>freshaBookingId</c>.</summary>
    /// <example>BKG-20261204-0102</example>
    public required string ExternalId { get; init; }
}
