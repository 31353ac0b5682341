using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// Bookings as the pages list them, with who comes; by the time of the appointment, the latest first.
/// </summary>
public sealed record ListAppointments : IRequest<Page<AppointmentRow>>, IRead
{
    /// <summary>As much as a busy day has.</summary>
    public const int LargestPage = 500;

    /// <summary>Appointments of this day of the salon's and later.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Appointments of this day of the salon's and before.</summary>
    public required DateOnly To { get; init; }

    public BookingStatus? Status { get; init; }

    public Source? Source { get; init; }

    /// <summary>As it is written on the booking.</summary>
    public string? StaffMember { get; init; }

    /// <inheritdoc cref="StaffMember"/>
    public string? ServiceName { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<AppointmentRow>.DefaultLimit;
}

/// <param name="Booking">What.</param>
/// <param name="Client">The client's name; empty where it is not known.</param>
/// <param name="Phone">Theirs.</param>
/// <param name="Member">Whom of the client's household it is for; null where it is for the client.</param>
public sealed record AppointmentRow(BookingRow Booking, string Client, string? Phone, string? Member);

/// <summary>Whom and what the appointments of these days can be filtered by.</summary>
public sealed record ListAppointmentChoices(DateOnly From, DateOnly To) : IRequest<AppointmentChoices>, IRead;

public sealed record AppointmentChoices(IReadOnlyList<string> Staff, IReadOnlyList<string> Services);

internal sealed class ListAppointmentsHandler(IReadDb db, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<ListAppointments, Page<AppointmentRow>>,
        IRequestHandler<ListAppointmentChoices, AppointmentChoices>
{
    public async Task<Page<AppointmentRow>> Handle(ListAppointments query, CancellationToken ct)
    {
        var bookings = Between(query.From, query.To);
        if (query.Status is { } status) bookings = bookings.Where(booking => booking.Status == status);
        if (query.Source is { } source) bookings = bookings.Where(booking => booking.Source == source);
        if (query.StaffMember is { } staff) bookings = bookings.Where(booking => booking.StaffMember == staff);
        if (query.ServiceName is { } service) bookings = bookings.Where(booking => booking.ServiceName == service);

        var rows = await bookings
            .LatestFirst(
                Cursor.Read(query.Cursor), booking => booking.BookingDate, booking => booking.Id,
                id => new BookingId(id))
            .Take(query.Limit + 1).ProjectTo<BookingRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        var page = Page<BookingRow>.From(await db.WithMembers(rows, ct), query.Limit, row => new(row.BookingDate, row.Id));
        return new(await WithClients(page.Items, ct), page.NextCursor);
    }

    public async Task<AppointmentChoices> Handle(ListAppointmentChoices query, CancellationToken ct)
    {
        var bookings = Between(query.From, query.To);
        var staff = await bookings.Where(booking => booking.StaffMember != null)
            .Select(booking => booking.StaffMember!).Distinct().ToListAsync(ct);
        var services = await bookings.Select(booking => booking.ServiceName).Distinct().ToListAsync(ct);
        return new([.. staff.Order(StringComparer.CurrentCulture)], [.. services.Order(StringComparer.CurrentCulture)]);
    }

    private IQueryable<Booking> Between(DateOnly first, DateOnly last)
    {
        var zone = caller.Tenant.Zone;
        var (from, to) = (first.In(zone), last.EndIn(zone));
        return db.Bookings.Where(booking => booking.BookingDate >= from && booking.BookingDate < to);
    }

    private async Task<List<AppointmentRow>> WithClients(IReadOnlyList<BookingRow> bookings, CancellationToken ct)
    {
        var people = bookings.Select(booking => booking.ClientId)
            .Concat(bookings.Select(booking => booking.MemberId).OfType<Guid>());
        var names = await db.Named(people.Select(id => new ClientId(id)), ct);
        return [.. bookings.Select(booking => new AppointmentRow(
            booking, names[booking.ClientId].Name, names[booking.ClientId].Phone,
            booking.MemberId is { } member ? names[member].Name : null))];
    }
}
