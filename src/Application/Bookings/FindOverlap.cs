using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Bookings;

/// <summary>The booking that the same staff member has already at that time; null where they are free.</summary>
/// <param name="Id">The booking that is to be moved or reinstated.</param>
/// <param name="Start">When it would start; null leaves its time.</param>
public sealed record FindOverlap(BookingId Id, AppointmentTime? Start = null) : IRequest<Overlap?>, IRead;

/// <param name="StaffMember">Who would have two bookings at a time.</param>
/// <param name="Client">Whose the other booking is; empty where the name is unknown.</param>
/// <param name="ServiceName">The other booking's service.</param>
/// <param name="Start">When the other booking starts.</param>
public sealed record Overlap(string StaffMember, string Client, string ServiceName, DateTimeOffset Start);

internal sealed class FindOverlapHandler(IReadDb db, CurrentCaller caller) : IRequestHandler<FindOverlap, Overlap?>
{
    // Of a booking without a duration only its start is known.
    private const int UnknownMinutes = 1;

    public async Task<Overlap?> Handle(FindOverlap query, CancellationToken ct)
    {
        var mine = await db.Bookings.Where(booking => booking.Id == query.Id)
            .Select(booking => new { booking.BookingDate, booking.Duration, booking.StaffMember })
            .FirstOrDefaultAsync(ct);
        if (mine?.StaffMember is not { } staff) return null;

        var start = query.Start?.In(caller.Tenant.Zone) ?? mine.BookingDate;
        var (earliest, end) = (start.AddMinutes(-Appointment.LongestMinutes), End(start, mine.Duration));
        var around = await db.Bookings
            .Where(booking => booking.BookingDate > earliest && booking.BookingDate < end && booking.Id != query.Id
                && booking.StaffMember != null
                && (booking.Status == BookingStatus.Pending || booking.Status == BookingStatus.Confirmed))
            .OrderBy(booking => booking.BookingDate)
            .Select(booking => new
            {
                booking.BookingDate,
                booking.Duration,
                booking.StaffMember,
                booking.ServiceName,
                booking.ClientId,
            }).ToListAsync(ct);

        // Channels write a name in their own way: compared here, as databases differ in what they take for the same.
        var other = around.FirstOrDefault(booking => End(booking.BookingDate, booking.Duration) > start
            && string.Equals(booking.StaffMember, staff, StringComparison.OrdinalIgnoreCase));
        if (other is null) return null;

        var names = await db.Named([other.ClientId], ct);
        return new(staff, names[other.ClientId.Value].Name, other.ServiceName, other.BookingDate);
    }

    private static DateTimeOffset End(DateTimeOffset start, int? minutes) =>
        start.AddMinutes(minutes ?? UnknownMinutes);
}
