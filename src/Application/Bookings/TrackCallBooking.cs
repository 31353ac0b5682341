using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// A booking that is made while a conversation goes on. The first one has the conversation's key, so that its analysis
/// tells of the same one later; another one in the same conversation (a mother, then her daughter) is another booking.
/// </summary>
/// <param name="Booking">Its <see cref="TrackBooking.ChannelBookingId"/> is the conversation's id.</param>
public sealed record TrackCallBooking(TrackBooking Booking) : IRequest<TrackedBooking>;

internal sealed class TrackCallBookingHandler(IMediator mediator, IReadDb db, CurrentCaller caller)
    : IRequestHandler<TrackCallBooking, TrackedBooking>
{
    public async Task<TrackedBooking> Handle(TrackCallBooking command, CancellationToken ct)
    {
        var asked = command.Booking;
        if (asked is not { ChannelBookingId: { } call, ServiceName: not null, StartsAt: not null })
            return await mediator.Send(asked, ct);   // it is refused there

        var key = BookingKey.OfChannel(asked.Channel, call).Value;
        if (await IsAnother(asked, db.Bookings.Where(one => one.BookingKey == key), ct))
            return await mediator.Send(Another(asked), ct);

        var tracked = await mediator.Send(asked, ct);
        if (tracked.IsNewBooking) return tracked;

        // Two at once: this one may have lost the conversation's key to the other.
        return await IsAnother(asked, db.Bookings.Where(one => one.Id == tracked.BookingId), ct)
            ? await mediator.Send(Another(asked), ct)
            : tracked;
    }

    private async Task<bool> IsAnother(TrackBooking asked, IQueryable<Booking> known, CancellationToken ct)
    {
        var found = await known.Join(
                db.Clients, booking => booking.ClientId, client => client.Id,
                (booking, client) => new { booking, client })
            .FirstOrDefaultAsync(ct);
        return found is not null
            && (found.booking.BookingDate != asked.StartsAt!.Value.In(caller.Tenant.Zone)
                || CleanText.Fold(found.booking.ServiceName) != CleanText.Fold(asked.ServiceName!)
                || !IsFor(asked.Name, found.booking, found.client));
    }

    private static bool IsFor(GivenName name, Booking booking, Client client) => booking.GuestName is { } guest
        ? name.IsMissing || CleanText.Fold(name.Full) == CleanText.Fold(guest)
        : name.Fits(client);

    private TrackBooking Another(TrackBooking asked) => asked with
    {
        ChannelBookingId = string.Join(
            '/', asked.ChannelBookingId, asked.StartsAt!.Value.In(caller.Tenant.Zone).ToUnixTimeSeconds(),
            CleanText.Fold(asked.ServiceName!), CleanText.Fold(asked.Name.Full)),
    };
}
