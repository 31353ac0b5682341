namespace CustomerTracking.Domain.Bookings;

public enum PaymentStatus
{
    Pending,
    Paid,
    Refunded,
}
