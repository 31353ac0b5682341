namespace CustomerTracking.Domain.Bookings;

/// <summary>The state in which a booking begins.</summary>
public sealed record BookingBeginning(BookingStatus Status, PaymentStatus PaymentStatus)
{
    public BookingId? Id { get; init; }

    public static readonly BookingBeginning Confirmed = new(BookingStatus.Confirmed, PaymentStatus.Pending);
}
