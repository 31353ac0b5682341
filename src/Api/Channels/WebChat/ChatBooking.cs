namespace CustomerTracking.Api.Channels.WebChat;

/// <summary>What the widget posts, for the OpenAPI page; <see cref="WebChatChannel"/> reads it leniently.</summary>
internal sealed record ChatBooking : SalonSystemIds
{
    /// <summary>Any spelling; without a country code it belongs to the tenant's region.</summary>
    /// <example>085 111 2233</example>
    public required string Phone { get; init; }

    /// <example>Niamh</example>
    public string? FirstName { get; init; }

    /// <example>O'Sullivan</example>
    public string? LastName { get; init; }

    /// <example>niamh.osullivan@example.ie</example>
    public string? Email { get; init; }

    /// <example>Cut &amp; blow dry</example>
    public required string Service { get; init; }

    /// <summary>ISO 8601; without an offset it is the salon's own time.</summary>
    /// <example>2026-12-05T10:00:00Z</example>
    public required string DateTime { get; init; }

    /// <example>65</example>
    public decimal? Price { get; init; }

    /// <summary>Minutes.</summary>
    /// <example>45</example>
    public int? Duration { get; init; }

    /// <example>Ciara</example>
    public string? Staff { get; init; }

    /// <example>First visit</example>
    public string? Notes { get; init; }
}
