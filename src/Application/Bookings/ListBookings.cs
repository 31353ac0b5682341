using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// Bookings by the time of the appointment, latest first; with <see cref="UpdatedSince"/> by their last change.
/// </summary>
public sealed record ListBookings : IRequest<Page<BookingRow>>, IRead
{
    /// <summary>Appointments that start at this time or later.</summary>
    public AppointmentTime? From { get; init; }

    /// <summary>Appointments that start before this time.</summary>
    public AppointmentTime? To { get; init; }

    public BookingStatus? Status { get; init; }

    public Source? Source { get; init; }

    /// <summary>One client's only; one who does not exist is refused.</summary>
    public ClientId? ClientId { get; init; }

    /// <summary>Only what others booked for this member of their household; one who does not exist is refused.</summary>
    public ClientId? MemberId { get; init; }

    /// <summary>The id that another system gave the booking, compared to the letter.</summary>
    public string? ExternalBookingId { get; init; }

    /// <summary>Whose id it is; <see cref="ExternalReference.WellKnownProviders"/> when left out.</summary>
    public string? ExternalProvider { get; init; }

    /// <summary>Changed, or recorded, at this time or later.</summary>
    public AppointmentTime? UpdatedSince { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<BookingRow>.DefaultLimit;
}

internal sealed class ListBookingsHandler(IReadDb db, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<ListBookings, Page<BookingRow>>
{
    public async Task<Page<BookingRow>> Handle(ListBookings query, CancellationToken ct)
    {
        if (query.ClientId is { } client)
        {
            var survivor = await db.Survivor(client, ct) ?? throw new DomainException(ClientErrors.NotFound);
            query = query with { ClientId = survivor };
        }

        IReadOnlyList<ClientId> members = [];
        if (query.MemberId is { } member)
        {
            var person = await db.Survivor(member, ct) ?? throw new DomainException(ClientErrors.NotFound);
            members = [person, .. await db.MergedInto(person, ct)];
        }

        var byChange = query.UpdatedSince is not null;
        var rows = await Filtered(query, members)
            .LatestFirst(
                Cursor.Read(query.Cursor),
                byChange ? booking => booking.UpdatedAt : booking => booking.BookingDate, booking => booking.Id,
                id => new BookingId(id))
            .Take(query.Limit + 1)
            .ProjectTo<BookingRow>(mapper.ConfigurationProvider)
            .ToListAsync(ct);
        return Page<BookingRow>.From(
            await db.WithMembers(rows, ct), query.Limit, row => new(byChange ? row.UpdatedAt : row.BookingDate, row.Id));
    }

    private IQueryable<Booking> Filtered(ListBookings query, IReadOnlyList<ClientId> members)
    {
        var bookings = db.Bookings;
        var zone = caller.Tenant.Zone;
        if (query.ClientId is { } client) bookings = bookings.Where(booking => booking.ClientId == client);
        if (members.Count > 0)
        {
            bookings = bookings.Where(booking => booking.MemberId != null && members.Contains(booking.MemberId.Value)
                && !members.Contains(booking.ClientId));
        }

        if (query.From?.In(zone) is { } from) bookings = bookings.Where(booking => booking.BookingDate >= from);
        if (query.To?.In(zone) is { } to) bookings = bookings.Where(booking => booking.BookingDate < to);
        if (query.Status is { } status) bookings = bookings.Where(booking => booking.Status == status);
        if (query.Source is { } source) bookings = bookings.Where(booking => booking.Source == source);
        if (query.UpdatedSince?.In(zone) is { } since) bookings = bookings.Where(booking => booking.UpdatedAt >= since);
        if (query.ExternalBookingId is { } id)
        {
            bookings = query.ExternalProvider is { } provider
                ? bookings.Where(booking => booking.ExternalProvider == provider && booking.ExternalBookingId == id)
                : bookings.Where(booking => booking.ExternalBookingId == id
                    && ExternalReference.WellKnownProviders.Contains(booking.ExternalProvider));
        }

        return bookings;
    }
}
