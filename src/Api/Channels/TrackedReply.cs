using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Api.Channels;

/// <summary>What became of a booking: an integrator can assert on it, staff read the same later.</summary>
/// <param name="Success">Always true; a refusal is a problem document.</param>
/// <param name="ClientId">Who booked: the one client behind the phone number.</param>
/// <param name="MemberId">Whom of the client's household the booking is for; null where it is for the client.</param>
/// <param name="BookingId">Stays, whatever happens to the booking.</param>
/// <param name="IsNewClient">The booking made the client.</param>
/// <param name="IsNewBooking">False for a repeat, which changed nothing.</param>
/// <param name="Match">Why the booking stands under this client.</param>
internal sealed record TrackedReply(
    bool Success, Guid ClientId, Guid? MemberId, Guid BookingId, bool IsNewClient, bool IsNewBooking, MatchReceipt Match)
{
    /// <summary>201 the first time, 200 for a repeat.</summary>
    public static IResult For(TrackedBooking tracked) => Results.Json(
        new TrackedReply(
            Success: true, tracked.ClientId.Value, tracked.MemberId?.Value, tracked.BookingId.Value, tracked.IsNewClient,
            tracked.IsNewBooking, tracked.Match),
        statusCode: tracked.IsNewBooking ? StatusCodes.Status201Created : StatusCodes.Status200OK);
}
