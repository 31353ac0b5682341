using System.Data.Common;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>What one arriving booking asks, together with the others that arrive at the same moment.</summary>
internal sealed class TrackedRecordsQuery(AppDb db, CurrentCaller caller, TrackingQuestions questions, GroupCommit group)
    : ITrackedRecords
{
    public void Add(DuplicateSuggestion suggestion) => db.Add(suggestion);

    public async Task<TrackedRecords> Find(TrackingKeys keys, CancellationToken ct)
    {
        var found = new Found(keys, questions);
        await group.Ask(new(found.Questions(caller.Tenant.Id), ct));
        return found.Records(db);
    }

    private sealed class Found(TrackingKeys keys, TrackingQuestions questions)
    {
        private readonly Dictionary<ClientId, Client> _clients = [];
        private readonly Dictionary<ContactPoint, ClientId> _points = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<ClientId> _withMapping = [];
        private readonly HashSet<(ClientId Client, ClientId Other)> _suggested = [];
        private ClientId? _external;
        private readonly List<KnownBooking> _sameStart = [];
        private KnownBooking? _booking;

        public List<(Row, Action<DbDataReader>)> Questions(Domain.Tenants.TenantId tenant)
        {
            var asked = new List<(Row, Action<DbDataReader>)>();
            asked.Add((questions.ByKey(tenant, keys.Key), Book));
            if (keys.Reference is { } reference) asked.Add((questions.ByReference(tenant, reference), Book));
            foreach (var point in keys.Points)
                asked.Add((questions.ByPoint(tenant, point), row => _points[point] = Meet(row)));
            if (keys.ExternalClient is { } external)
            {
                asked.Add((questions.ByExternalClient(tenant, external), row => _external = Meet(row)));
                foreach (var point in keys.Points)
                    asked.Add((questions.Mapped(tenant, point, external), row => _withMapping.Add(questions.ClientId(row, 0))));
            }

            // After the clients: a booking that is saved in between makes the client's version another, and this one's save
            // is refused.
            foreach (var point in keys.Points)
                asked.Add((questions.SameStart(tenant, point, keys.Start), row => _sameStart.Add(questions.Booking(row))));

            // Two keys at least may lead to two people.
            if (keys.Points.Count + (keys.ExternalClient is null ? 0 : 1) < 2) return asked;

            foreach (var point in keys.Points) asked.Add((questions.Suggested(tenant, point), Suggest));
            if (keys.ExternalClient is { } known) asked.Add((questions.Suggested(tenant, known), Suggest));
            return asked;
        }

        public TrackedRecords Records(AppDb db) =>
            new(_booking, [.. _clients.Values.Select(db.AttachKnown).Select(client => new Candidate(
                client,
                [.. _points.Where(point => point.Value == client.Id).Select(point => point.Key)],
                _external == client.Id,
                _external == client.Id || _withMapping.Contains(client.Id),
                [.. _suggested.Where(pair => pair.Client == client.Id).Select(pair => pair.Other)]))],
                [.. _sameStart.DistinctBy(booking => booking.Id)]);

        private ClientId Meet(DbDataReader row)
        {
            var client = questions.Client(row);
            _clients.TryAdd(client.Id, client);
            return client.Id;
        }

        // By the key before by the reference, as it was asked.
        private void Book(DbDataReader row) => _booking ??= questions.Booking(row);

        private void Suggest(DbDataReader row) =>
            _suggested.Add((questions.ClientId(row, 0), questions.ClientId(row, 1)));
    }
}
