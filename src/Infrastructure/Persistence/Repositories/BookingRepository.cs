using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class BookingRepository(AppDb db) : IBookingRepository
{
    public Task<Booking?> Find(BookingId id, CancellationToken ct) =>
        db.Set<Booking>().SingleOrDefaultAsync(booking => booking.Id == id, ct);

    public Task<Booking?> FindByReference(ExternalReference reference, CancellationToken ct) =>
        db.Set<Booking>().SingleOrDefaultAsync(
            booking => booking.ExternalProvider == reference.Provider && booking.ExternalBookingId == reference.Id, ct);

    public Task<List<Booking>> FindAll(ClientId client, CancellationToken ct) =>
        db.Set<Booking>().Where(booking => booking.ClientId == client).AsSplitQuery().ToListAsync(ct);

    public Task<List<Booking>> FindGuests(ClientId client, CancellationToken ct) => db.Set<Booking>()
        .Where(booking => booking.ClientId == client && booking.GuestName != null).AsSplitQuery().ToListAsync(ct);

    public Task<List<Booking>> FindAllFor(IReadOnlyCollection<ClientId> members, CancellationToken ct) =>
        db.Set<Booking>()
            .Where(booking => booking.MemberId != null && members.Contains(booking.MemberId.Value))
            .AsSplitQuery().ToListAsync(ct);

    public void Add(Booking booking) => db.Add(booking);
}
