using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Api.Channels;

/// <summary>How a booking stands after a change by a channel.</summary>
/// <param name="Success">Always true; a refusal is a problem document.</param>
/// <param name="ClientId">The client behind the booking.</param>
/// <param name="BookingId">The same as when it was made.</param>
/// <param name="Status">As it now is.</param>
/// <param name="BookingDate">As it now is.</param>
/// <param name="Version">Goes up with every change; a repeat leaves it.</param>
internal sealed record ChangedReply(
    bool Success, Guid ClientId, Guid BookingId, BookingStatus Status, DateTimeOffset BookingDate, int Version)
{
    public static IResult For(BookingRow booking) => Results.Json(
        new ChangedReply(
            Success: true, booking.ClientId, booking.Id, booking.Status, booking.BookingDate, booking.Version));
}
