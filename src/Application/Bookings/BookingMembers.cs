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
