using System.Globalization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Duplicates;

/// <summary>Finds names that sound alike among those who have an appointment on the same day.</summary>
internal sealed class VisitWalk(IReadDb db, CurrentCaller caller) : IDuplicateWalk
{
    // Of a salon's day; whoever books more is no salon.
    private const int MostOfADay = 2000;
    private const string Form = "yyyy-MM-dd";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public DuplicateScanStep Step => DuplicateScanStep.Visits;

    // A day at a time, however small the batch: it is read whole or says nothing.
    public async Task<ScannedBatch> Read(string? position, int batch, CancellationToken ct)
    {
        var zone = caller.Tenant.Zone;
        var after = position is null
            ? DateTimeOffset.MinValue : DateOnly.ParseExact(position, Form, Culture).EndIn(zone);
        var next = await db.Bookings.Where(booking => booking.BookingDate >= after)
            .OrderBy(booking => booking.BookingDate).Select(booking => (DateTimeOffset?)booking.BookingDate)
            .FirstOrDefaultAsync(ct);
        if (next is not { } first) return new([], null);

        var day = first.DayIn(zone);
        var (from, to) = (day.In(zone), day.EndIn(zone));
        var ids = await db.Bookings
            .Where(booking => booking.BookingDate >= from && booking.BookingDate < to
                && booking.Status != BookingStatus.Cancelled && booking.Status != BookingStatus.NoShow)
            .OrderBy(booking => booking.BookingDate).Select(booking => booking.ClientId).Take(MostOfADay)
            .ToListAsync(ct);
        return new(
            DuplicateKeys.Pair(await Keys([.. ids.Distinct()], day, ct)), day.ToString(Form, Culture));
    }

    private async Task<List<DuplicateKey>> Keys(List<ClientId> ids, DateOnly day, CancellationToken ct)
    {
        var reason = $"Their names sound alike, and both had an appointment on {day.ToString("d MMM yyyy", Culture)}.";
        var names = await db.Clients
            .Where(client => ids.Contains(client.Id) && !client.FirstNameIsPlaceholder && client.LastName != null)
            .Select(client => new { client.Id, client.FirstName, client.LastName }).ToListAsync(ct);
        return
        [
            .. from client in names
               let sound = DuplicateKeys.Sound(GivenName.Create(client.FirstName, client.LastName))
               where sound is not null
               select new DuplicateKey(sound, client.Id, DuplicateSign.SimilarName, reason),
        ];
    }
}
