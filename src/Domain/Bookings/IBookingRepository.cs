using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Bookings;

public interface IBookingRepository
{
    /// <summary>The booking with its history.</summary>
    Task<Booking?> Find(BookingId id, CancellationToken ct);

    Task<Booking?> FindByReference(ExternalReference reference, CancellationToken ct);

    /// <summary>Everything that the client booked, with its history.</summary>
    Task<List<Booking>> FindAll(ClientId client, CancellationToken ct);

    /// <summary>What the client booked under other names than their own.</summary>
    Task<List<Booking>> FindGuests(ClientId client, CancellationToken ct);

    /// <summary>What others booked for these members of their household.</summary>
    Task<List<Booking>> FindAllFor(IReadOnlyCollection<ClientId> members, CancellationToken ct);

    void Add(Booking booking);
}
