using CustomerTracking.Domain.Clients;

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

public static class MatchedByExtensions
{
    /// <summary>The kind of key that a contact point is.</summary>
    public static MatchedBy ToMatchedBy(this ContactPointKind kind) => kind switch
    {
        ContactPointKind.Phone => MatchedBy.Phone,
        ContactPointKind.WhatsappUserId => MatchedBy.WhatsappUserId,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no key of a client."),
    };
}
