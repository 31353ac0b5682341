using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

/// <summary>How a booking came to us, and what makes a repeat of it recognisable.</summary>
public sealed record Arrival
{
    public required Source Source { get; init; }

    public required Channel Channel { get; init; }

    public ExternalReference? Reference { get; init; }

    /// <summary>Null only where a caller means every request to be a booking of its own.</summary>
    public BookingKey? Key { get; init; }

    public required MatchReceipt Match { get; init; }

    /// <summary>Set when the booking was made under another name than the client's.</summary>
    public string? GuestName { get; init; }

    public EmailAddress? GuestEmail { get; init; }

    /// <summary>Whom of the client's household it is for; null where it is for the client.</summary>
    public ClientId? MemberId { get; init; }

    /// <summary>Whose key or id it came by, where that client was merged; null where it is the client's own.</summary>
    public ClientId? RecordedFor { get; init; }
}
