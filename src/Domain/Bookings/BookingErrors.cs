using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

public static class BookingErrors
{
    public static readonly DomainError NotFound = new(
        "booking.not_found", "There is no such booking.", ErrorKind.NotFound);

    public static readonly DomainError ServiceMissing = new(
        "booking.service_missing", "A booking needs the name of the service.", ErrorKind.Invalid, "serviceName");

    public static readonly DomainError StartMissing = new(
        "booking.start_missing", "A booking needs the date and time at which it starts.", ErrorKind.Invalid,
        "startsAt");

    public static readonly DomainError BeginsOpen = new(
        "booking.begins_open", "A new booking is pending or confirmed; anything else is a change made later.",
        ErrorKind.Invalid, "status");

    public static readonly DomainError BadDuration = new(
        "booking.duration", $"A duration is 1 to {Appointment.LongestMinutes} minutes.", ErrorKind.Invalid, "duration");

    public static readonly DomainError NotInHousehold = new(
        "booking.not_in_household",
        "There is no such person in the household of the booking's client. Let them join it first, or leave the field out.",
        ErrorKind.Invalid, "memberId");

    public static DomainError AlreadyRecorded(BookingId existing) => new(
        "booking.already_recorded", "A booking with this external id is already recorded.", ErrorKind.Conflict,
        "externalBookingId")
    {
        ExistingId = existing.Value,
    };

    /// <summary>The second line of defence: an id that two people sent names neither's booking for sure.</summary>
    /// <param name="existing">What is recorded under the id.</param>
    /// <param name="field">The field with the id.</param>
    /// <param name="id">The id.</param>
    /// <param name="differs">The fields that say it is another booking.</param>
    public static DomainError OtherBooking(
        BookingId existing, string field, string id, IReadOnlyList<string> differs) => new(
        "booking.other_under_this_id",
        $"The id '{CleanText.Cut(id, 80)}' names a booking that is already recorded, with another {string.Join(" and another ", differs.Select(Spoken))}. If this is a new booking, send it with an id of its own.",
        ErrorKind.Conflict, field)
        {
            ExistingId = existing.Value,
            Differs = differs,
        };

    private static string Spoken(string field) => field switch
    {
        "phone" => "phone number",
        "startsAt" => "start",
        _ => field,
    };

    public static DomainError UnknownReference(ExternalReference reference) => new(
        "booking.not_found", $"No booking with the external id '{reference.Id}' is recorded. Send it as created first.",
        ErrorKind.NotFound);

    public static DomainError CannotBecome(BookingStatus from, BookingStatus to) => new(
        "booking.status_transition",
        $"A booking that is {EnumText<BookingStatus>.Format(from)} cannot become {EnumText<BookingStatus>.Format(to)}.",
        ErrorKind.Conflict, "status");

    public static DomainError CannotReschedule(BookingStatus status) => new(
        "booking.cannot_reschedule",
        $"A booking that is {EnumText<BookingStatus>.Format(status)} cannot be rescheduled.",
        ErrorKind.Conflict,
        "bookingDate");

    public static DomainError PaymentCannotBecome(PaymentStatus from, PaymentStatus to) => new(
        "booking.payment_transition",
        $"A payment that is {EnumText<PaymentStatus>.Format(from)} cannot become {EnumText<PaymentStatus>.Format(to)}.",
        ErrorKind.Conflict,
        "paymentStatus");
}
