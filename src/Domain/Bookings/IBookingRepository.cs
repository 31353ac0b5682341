namespace CustomerTracking.Domain.Bookings;

public interface IBookingRepository
{
    /// <summary>The booking with its history.</summary>
    Task<Booking?> Find(BookingId id, CancellationToken ct);

    Task<Booking?> FindByReference(ExternalReference reference, CancellationToken ct);

    void Add(Booking booking);
}
