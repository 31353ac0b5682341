namespace CustomerTracking.Domain.Bookings;

public enum BookingStatus
{
    Pending,
    Confirmed,
    Completed,
    Cancelled,
    NoShow,
}

public static class BookingStatuses
{
    /// <summary>What a booking may become; nothing for one that is over.</summary>
    public static IReadOnlyList<BookingStatus> Next(this BookingStatus status) => status switch
    {
        BookingStatus.Pending => [BookingStatus.Confirmed, BookingStatus.Cancelled],
        BookingStatus.Confirmed => [BookingStatus.Completed, BookingStatus.NoShow, BookingStatus.Cancelled],
        _ => [],
    };

    /// <summary>Whether it may still be moved to another time.</summary>
    public static bool IsOpen(this BookingStatus status) => status is BookingStatus.Pending or BookingStatus.Confirmed;
}
