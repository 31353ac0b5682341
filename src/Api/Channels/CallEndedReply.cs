using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// For the OpenAPI page: a <see cref="TrackedReply"/>, or a <see cref="NotTrackedReply"/> for a call that is no
/// confirmed booking. One schema, as generators make a poor type of a choice of two.
/// </summary>
internal sealed record CallEndedReply
{
    /// <summary>Always true; a refusal is a problem document.</summary>
    public required bool Success { get; init; }

    /// <summary>False for a call that is no confirmed booking; left out for one that is.</summary>
    public bool? Tracked { get; init; }

    /// <summary>The one client behind the booking.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>Stays, whatever happens to the booking.</summary>
    public Guid? BookingId { get; init; }

    public bool? IsNewClient { get; init; }

    /// <summary>False for a repeat, which changed nothing.</summary>
    public bool? IsNewBooking { get; init; }

    /// <summary>Why the booking stands under this client.</summary>
    public MatchReceipt? Match { get; init; }
}
