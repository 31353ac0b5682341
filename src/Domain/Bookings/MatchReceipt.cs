namespace CustomerTracking.Domain.Bookings;

/// <summary>
/// Why a booking stands under this client: what was decided, by which kind of key, and the key itself.
/// </summary>
public sealed record MatchReceipt(MatchDecision Decision, MatchedBy By, string Key)
{
    public const int MaxKeyLength = 260;
}

public enum MatchDecision
{
    /// <summary>No client was known by any key; a new one was made.</summary>
    Created,

    /// <summary>A client was known by the key.</summary>
    Matched,

    /// <summary>A client was known by the key, and the booking taught us another way of recognising them.</summary>
    Linked,

    /// <summary>The booking was already there; nothing was changed.</summary>
    Duplicate,
}

public enum MatchedBy
{
    Phone,
    WhatsappUserId,
    ServiceMapping,
    ClientId,
    ExternalBookingId,
    BookingKey,
}
