using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Bookings;

/// <summary>One thing that staff do with a booking, and what takes it back.</summary>
/// <param name="Verb">The button.</param>
/// <param name="Done">What it is called once it is done, before the service and the time.</param>
internal sealed record BookingStep(string Verb, string Done)
{
    private Func<ChangeBooking, ChangeBooking> Apply { get; init; } = change => change;

    /// <summary>What the booking becomes; null where its status stays, or is what it was before.</summary>
    public BookingStatus? Status { get; private init; }

    /// <summary>When it would start; null where its time stays.</summary>
    public AppointmentTime? Start { get; private init; }

    /// <summary>Takes it back; null where the next step does.</summary>
    public BookingStep? Undo { get; private init; }

    /// <summary>The staff member is needed for it at that time.</summary>
    public bool TakesTheChair { get; private init; }

    public bool IsEnd => Status is BookingStatus.Cancelled;

    private static BookingStep Reinstate => new("Reinstate", "Reinstated")
    {
        Apply = change => change with { Reinstates = true },
        TakesTheChair = true,
    };

    private static BookingStep ReversePayment => new("Not paid", "Payment taken back")
    {
        Apply = change => change with { ReversesPayment = true },
    };

    /// <summary>What can be done with it now.</summary>
    public static IEnumerable<BookingStep> For(BookingRow booking)
    {
        foreach (var status in booking.Status.Next()) yield return To(status);
        if (!booking.Status.IsOpen()) yield return Reinstate;
        if (booking.PaymentStatus is PaymentStatus.Pending
            && booking.Status is BookingStatus.Confirmed or BookingStatus.Completed)
            yield return Pay("Paid", PaymentStatus.Paid);
        if (booking.PaymentStatus is PaymentStatus.Paid) yield return Pay("Refunded", PaymentStatus.Refunded);
    }

    public static BookingStep Move(BookingRow booking, AppointmentTime start) =>
        MoveTo(start) with { Undo = MoveTo(AppointmentTime.At(booking.BookingDate)) };

    public ChangeBooking Change(BookingRow booking) => Apply(new()
    {
        Id = new(booking.Id),
        ExpectedVersion = booking.Version,
        Channel = Channel.Admin,
    });

    /// <summary>Cancelled: Cut, Tue 8 Dec 2026, 11:30.</summary>
    public string Describe(BookingRow booking, TimeZoneInfo zone) =>
        $"{Done}: {booking.ServiceName}, {DisplayFormat.Time(booking.BookingDate, zone)}.";

    private static BookingStep To(BookingStatus status) => status switch
    {
        BookingStatus.Confirmed => new("Confirm", "Confirmed") { Status = status, Apply = Become(status) },
        BookingStatus.Completed => End("Complete", "Completed", status),
        BookingStatus.NoShow => End("No-show", "No-show", status),
        _ => End("Cancel booking", "Cancelled", status),
    };

    private static BookingStep End(string verb, string done, BookingStatus status) =>
        new(verb, done) { Status = status, Apply = Become(status), Undo = Reinstate };

    private static BookingStep Pay(string done, PaymentStatus payment) => new(done, done)
    {
        Apply = change => change with { PaymentStatus = payment },
        Undo = ReversePayment,
    };

    private static BookingStep MoveTo(AppointmentTime start) => new("Reschedule", "Rescheduled")
    {
        Start = start,
        Apply = change => change with { BookingDate = start },
        TakesTheChair = true,
    };

    private static Func<ChangeBooking, ChangeBooking> Become(BookingStatus status) =>
        change => change with { Status = status };
}
