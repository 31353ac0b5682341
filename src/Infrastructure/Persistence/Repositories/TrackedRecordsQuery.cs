using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>
/// One query: the clients that any of the keys leads to, and with each what the booking needs to know of them.
/// </summary>
internal sealed class TrackedRecordsQuery(AppDb db) : ITrackedRecords
{
    // Filters compare these instead of nulls, so that the query's text is always the same and its plan is kept.
    private const string Nothing = "\u0001";

    public void Add(DuplicateSuggestion suggestion) => db.Add(suggestion);

    public async Task<TrackedRecords> Find(TrackingKeys keys, CancellationToken ct)
    {
        var bookingKey = keys.Key.Value;
        var (provider, externalId) = (keys.Reference?.Provider ?? Nothing, keys.Reference?.Id ?? Nothing);
        var phone = Key(0, ContactPointKind.Phone);
        var secondPhone = Key(1, ContactPointKind.Phone);
        var userId = Key(0, ContactPointKind.WhatsappUserId);
        var (system, business, externalClient) = keys.ExternalClient is { } external
            ? (external.Provider, external.BusinessId, external.ClientId)
            : (Nothing, Nothing, Nothing);

        // Said column by column, as only so both databases go by the whole index; a key of the wrong kind is nobody's,
        // and TrackedRecords compares the kinds once more.
        var points = db.Set<ContactPoint>().Where(point =>
            (point.Kind == ContactPointKind.Phone || point.Kind == ContactPointKind.WhatsappUserId)
            && (point.Key == phone || point.Key == secondPhone || point.Key == userId));
        var byExternalClient = db.Set<ServiceMapping>().Where(mapping =>
            mapping.ServiceProvider == system && mapping.ExternalClientId == externalClient
                && mapping.BusinessId == business);
        var repeats = db.Set<Booking>().Where(booking => booking.BookingKey == bookingKey)
            .Select(booking => new { booking.Id, booking.ClientId, booking.BookingKey })
            .Union(db.Set<Booking>()
                .Where(booking => booking.ExternalProvider == provider && booking.ExternalBookingId == externalId)
                .Select(booking => new { booking.Id, booking.ClientId, booking.BookingKey }));
        var ids = points.Select(point => point.ClientId)
            .Union(byExternalClient.Select(mapping => mapping.ClientId))
            .Union(repeats.Select(booking => booking.ClientId));

        var found = await db.Set<Client>().Where(client => ids.Contains(client.Id)).AsSingleQuery().Select(client => new
        {
            Client = client,
            Points = points.Where(point => point.ClientId == client.Id).ToList(),
            IsBehindExternalClient = byExternalClient.Any(mapping => mapping.ClientId == client.Id),
            HasMapping = db.Set<ServiceMapping>().Any(mapping =>
                mapping.ClientId == client.Id && mapping.ServiceProvider == system && mapping.BusinessId == business),
            Suggested = db.Set<DuplicateSuggestion>().Where(suggestion => suggestion.ClientId == client.Id)
                .Select(suggestion => suggestion.OtherClientId).ToList(),

            // One at most; as a list it would turn SQLite's plan round, from the keys to all of the tenant's clients.
            Repeat = repeats.FirstOrDefault(booking => booking.ClientId == client.Id),
        }).ToListAsync(ct);

        var repeat = found.Select(one => one.Repeat).FirstOrDefault(one => one is not null);
        return new(
            repeat is null ? null : new(repeat.Id, repeat.ClientId, repeat.BookingKey),
            [.. found.Select(one =>
                new Candidate(one.Client, one.Points, one.IsBehindExternalClient, one.HasMapping, one.Suggested))]);

        string Key(int index, ContactPointKind kind) =>
            keys.Points.Where(point => point.Kind == kind).ElementAtOrDefault(index)?.Key ?? Nothing;
    }
}
