using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// Whether an arriving booking is one that is recorded (<c>docs/decisions/one-booking-once.md</c>). An id tells
/// bookings apart as well as together; without one, it is who, what and when; and what does not stand any more is no
/// answer.
/// </summary>
internal static class SameBooking
{
    /// <summary>What an id led to, unless it does not stand any more and this is a request for a new one.</summary>
    public static bool IsRepeatOf(this ArrivingBooking arriving, KnownBooking known, DateTimeOffset now) =>
        IsSameMessage(arriving, known) || known.StandsFor(arriving.Keys.Start, now);

    /// <summary>
    /// An id that two people sent is nobody's for sure. It is theirs who have the phone number; or else what is booked
    /// and the name must be the same.
    /// </summary>
    /// <exception cref="DomainException"><c>booking.other_under_this_id</c></exception>
    public static void RefuseOther(this ArrivingBooking arriving, KnownBooking known, BookingLookupResult records)
    {
        if (records.Candidates.Any(candidate => candidate.Client.Id == known.ClientId)) return;

        var differs = new List<string> { PhoneErrors.Field };
        if (known.Start != arriving.Keys.Start) differs.Add("startsAt");
        if (!known.Fits(arriving.Name)) differs.Add("name");
        if (differs.Count == 1) return;

        var (field, id) = arriving.Keys.Reference is { } reference && reference == known.Reference
            ? ("externalBookingId", reference.Id)
            : ("callId", arriving.ChannelId ?? "");
        throw new DomainException(BookingErrors.OtherBooking(known.Id, field, id, differs));
    }

    /// <summary>
    /// The same visit, seen by another sender: same client, service, start and guest, and no ids that differ.
    /// </summary>
    public static KnownBooking? SameVisit(
        this ArrivingBooking arriving, BookingLookupResult records, Client? client, HouseholdPerson? member,
        DateTimeOffset now)
    {
        if (client is null) return null;

        var guest = member is null && arriving.IsNameOf(client) ? null : arriving.Name.Full;
        return records.SameStart.FirstOrDefault(known =>
            known.ClientId == client.Id
            && known.StandsFor(arriving.Keys.Start, now)
            && known.IsSameVisit(arriving.Appointment.ServiceName, guest, member?.Ids ?? [])
            && !IdsDiffer(arriving, known));
    }

    private static bool IsSameMessage(ArrivingBooking arriving, KnownBooking known) =>
        arriving.ChannelKey is { } key && key.Value == known.BookingKey;

    private static bool IdsDiffer(ArrivingBooking arriving, KnownBooking known)
    {
        var (ours, theirs) = (arriving.Keys.Reference, known.Reference);
        if (ours is not null && theirs is not null && ours.Provider == theirs.Provider && ours != theirs) return true;

        return arriving.ChannelKey is { } key && known.ChannelKey is { } other
            && key.Value != other && MayBeOfOneChannel(key.Value, other);
    }

    // A long id is kept as a hash, which does not show whose it is.
    private static bool MayBeOfOneChannel(string one, string other) =>
        BookingKey.IsHash(one) || BookingKey.IsHash(other) || ChannelOf(one) == ChannelOf(other);

    private static string ChannelOf(string key) => key[..key.IndexOf(':', StringComparison.Ordinal)];
}
