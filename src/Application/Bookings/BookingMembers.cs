using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Bookings;

/// <summary>For whom bookings are, when the records of household members have been merged since.</summary>
internal static class BookingMembers
{
    /// <param name="db">Where they are read.</param>
    /// <param name="client">Who books.</param>
    /// <param name="member">Whom it is to be for.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whoever stands for the member; null where that is the client.</returns>
    /// <exception cref="DomainException"><c>booking.not_in_household</c></exception>
    public static async Task<ClientId?> MemberOf(
        this IReadDb db, ClientId client, ClientId? member, CancellationToken ct)
    {
        if (member is null) return null;

        var person = await db.Survivor(member.Value, ct);
        if (person == client) return null;

        return (await db.Household(client, ct)).Any(one => one.Person.Id == person)
            ? person
            : throw new DomainException(BookingErrors.NotInHousehold);
    }

    /// <summary>What a client booked, and what others of their household booked for them.</summary>
    /// <param name="db">Where they are read.</param>
    /// <param name="records">The client, and behind them everybody who was merged into them.</param>
    /// <param name="mapper">Makes the rows.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>By the time of the appointment, the latest first.</returns>
    public static async Task<List<BookingRow>> BookingRows(
        this IReadDb db, IReadOnlyList<ClientId> records, IMapper mapper, int most, CancellationToken ct)
    {
        // Two look-ups rather than one with "or", which would read them all.
        var client = records[0];
        var own = await Latest(db.Bookings.Where(booking => booking.ClientId == client));
        var asMember = await Latest(db.Bookings.Where(
            booking => booking.MemberId != null && records.Contains(booking.MemberId.Value)));
        var latest = own.Concat(asMember).DistinctBy(booking => booking.Id)
            .OrderByDescending(booking => booking.BookingDate).Take(most).ToList();
        return await db.WithMembers(latest, ct);

        Task<List<BookingRow>> Latest(IQueryable<Booking> bookings) => bookings
            .OrderByDescending(booking => booking.BookingDate).Take(most)
            .ProjectTo<BookingRow>(mapper.ConfigurationProvider).ToListAsync(ct);
    }

    /// <returns>
    /// The rows with whoever stands for the member now; with nobody where that is the client, who then booked for
    /// themselves.
    /// </returns>
    public static async Task<List<BookingRow>> WithMembers(
        this IReadDb db, List<BookingRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.MemberId).OfType<Guid>().Distinct().Select(id => new ClientId(id)).ToList();
        if (ids.Count == 0) return rows;

        var survivors = await db.Survivors(ids).ToDictionaryAsync(one => one.Id.Value, one => one.Client.Id.Value, ct);
        return rows.ConvertAll(row => row.MemberId is { } member
            ? row with { MemberId = survivors[member] == row.ClientId ? null : survivors[member] } : row);
    }
}
