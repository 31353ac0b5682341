namespace CustomerTracking.Domain.Bookings;

public enum BookingStatus
{
    Pending,
    Confirmed,
    Completed,
    Cancelled,
    NoShow,
}
