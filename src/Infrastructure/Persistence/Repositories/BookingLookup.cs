using System.Data.Common;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>What one arriving booking asks, together with the others that arrive at the same moment.</summary>
internal sealed class BookingLookup(AppDb db, CurrentCaller caller, BookingLookupQueries queries, GroupCommit group)
    : IBookingLookup
{
    public async Task<BookingLookupResult> Find(BookingLookupKeys keys, CancellationToken ct)
    {
        var found = new Found(keys, queries);
        await group.Ask(new(found.LookupQueries(caller.Tenant.Id), ct));
        return found.Records(db);
    }

    private sealed class Found(BookingLookupKeys keys, BookingLookupQueries queries)
    {
        private readonly Dictionary<ClientId, Client> _clients = [];
        private readonly Dictionary<ContactPoint, ClientId> _points = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<ExternalClient, ClientId> _externalClients = [];
        private readonly Dictionary<(MatchedBy, string), ClientId> _recordedFor = [];
        private readonly HashSet<(ClientId Record, string Provider, string BusinessId)> _mapped = [];
        private readonly HashSet<(ClientId Client, SuggestedDuplicate Pair)> _suggested = [];
        private readonly List<KnownBooking> _sameStart = [];
        private KnownBooking? _booking;
        private string? _erasureSecret;

        public List<(Row, Action<DbDataReader>)> LookupQueries(Domain.Tenants.TenantId tenant)
        {
            var asked = new List<(Row, Action<DbDataReader>)>();
            asked.Add((queries.ByKey(tenant, keys.Key), Book));
            if (keys.Reference is { } reference) asked.Add((queries.ByReference(tenant, reference), Book));
            foreach (var point in keys.Points)
                asked.Add((queries.ByPoint(tenant, point), row =>
                    _points[point] = Attach(row, point.Kind.ToMatchedBy(), point.Key)));
            foreach (var external in keys.ExternalClients)
            {
                asked.Add((queries.ByExternalClient(tenant, external), row =>
                    _externalClients[external] = Attach(row, MatchedBy.ServiceMapping, external.ClientId)));
            }

            asked.Add((queries.ErasureSecret(tenant), row => _erasureSecret = row.GetString(0)));
            if (keys.ExternalClients.Count > 0)
                foreach (var point in keys.Points) asked.Add((queries.Mapped(tenant, point), Map));
            if (keys.ExternalClients.Count > 1)
                foreach (var external in keys.ExternalClients) asked.Add((queries.Mapped(tenant, external), Map));

            // After the clients: a booking that is saved in between makes the client's version another, and this one's
            // save is refused.
            foreach (var point in keys.Points)
                asked.Add((queries.SameStart(tenant, point, keys.Start), row => _sameStart.Add(queries.Booking(row))));

            // Two keys at least may lead to two people.
            if (keys.Points.Count + keys.ExternalClients.Count < 2) return asked;

            foreach (var point in keys.Points) asked.Add((queries.Suggested(tenant, point), Suggest));
            foreach (var external in keys.ExternalClients)
                asked.Add((queries.Suggested(tenant, external), Suggest));
            return asked;
        }

        public BookingLookupResult Records(AppDb db) =>
            new(_booking, [.. _clients.Values.Select(db.AttachKnown).Select(client => new MatchCandidate(
                client,
                [.. _points.Where(point => point.Value == client.Id).Select(point => point.Key)],
                [.. _externalClients.Where(known => known.Value == client.Id).Select(known => known.Key)],
                [.. _suggested.Where(pair => pair.Client == client.Id).Select(pair => pair.Pair)]))],
                [.. _sameStart.DistinctBy(booking => booking.Id)], _recordedFor, _mapped,
                _erasureSecret);

        private ClientId Attach(DbDataReader row, MatchedBy by, string key)
        {
            var client = queries.Client(row);
            _clients.TryAdd(client.Id, client);
            if (queries.Original(row) is { } original && original != client.Id) _recordedFor[(by, key)] = original;
            return client.Id;
        }

        // By the key before by the reference, as it was asked.
        private void Book(DbDataReader row) => _booking ??= queries.Booking(row);

        private void Map(DbDataReader row) =>
            _mapped.Add((queries.ClientId(row, 0), row.GetString(1), row.GetString(2)));

        private void Suggest(DbDataReader row) =>
            _suggested.Add((queries.ClientId(row, 0), new(queries.ClientId(row, 1), (DuplicateSign)row.GetInt32(2))));
    }
}
