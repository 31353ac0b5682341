using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Api.Admin.Bookings;

/// <summary>What is asked before something that is likely to be a mistake.</summary>
/// <param name="Step">What is to be done.</param>
/// <param name="Question">Why it may be a mistake, and whether to go on.</param>
/// <param name="Answer">The button that goes on.</param>
/// <param name="Otherwise">The button that changes nothing.</param>
internal sealed record BookingQuestion(BookingStep Step, string Question, string Answer, string Otherwise)
{
    /// <returns>Null where the time gives no reason to ask.</returns>
    public static BookingQuestion? AboutTime(
        BookingStep step, BookingRow booking, DateTimeOffset now, TimeZoneInfo zone)
    {
        var start = DisplayFormat.Time(booking.BookingDate, zone);
        return step switch
        {
            { Status: BookingStatus.Completed } when booking.BookingDate > now => new(
                step, $"The visit has not started: it is on {start}. Mark it as completed now?", "Mark as completed",
                "Not yet"),
            { Status: BookingStatus.NoShow } when booking.BookingDate > now => new(
                step, $"The visit has not started: it is on {start}. Mark it as a no-show now?", "Mark as no-show",
                "Not yet"),
            { Start: { } moved } when moved.In(zone) < now && booking.BookingDate != moved.In(zone) => new(
                step, $"{DisplayFormat.Time(moved.In(zone), zone)} is in the past. Move the booking there?", "Move it",
                "Keep the time"),
            _ => null,
        };
    }

    public static BookingQuestion About(BookingStep step, Overlap overlap, TimeZoneInfo zone)
    {
        var client = overlap.Client.Length > 0 ? overlap.Client : "another customer";
        return new(
            step,
            $"{overlap.StaffMember} already has {client} for {overlap.ServiceName} on "
                + $"{DisplayFormat.Time(overlap.Start, zone)}. Book both?",
            "Book both", "Cancel");
    }
}
