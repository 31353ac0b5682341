using System.Data.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>What is asked about an arriving booking, each one the range of an index.</summary>
internal sealed class BookingLookupQueries : LookupQueries
{
    private readonly Statement _byPoint;
    private readonly Statement _byExternalClient;
    private readonly Statement _byKey;
    private readonly Statement _byReference;
    private readonly Statement _mappedByPoint;
    private readonly Statement _mappedByExternalClient;
    private readonly Statement _suggestedByPoint;
    private readonly Statement _suggestedByExternalClient;
    private readonly Materialiser<Client> _clients;
    private readonly Func<DbDataReader, int, ClientId> _clientId;
    private readonly Statement _sameStart;
    private readonly KnownBookings _bookings;
    private readonly Statement _erasureSecret;

    public BookingLookupQueries(AppDb db)
    {
        _clients = new(db);
        var (point, mapping, booking, suggestion, client) = (
            new Names<ContactPoint>(db), new Names<ServiceMapping>(db), new Names<Booking>(db),
            new Names<DuplicateSuggestion>(db), new Names<Client>(db));
        _clientId = client.Reader<ClientId>(nameof(Domain.Clients.Client.Id));
        var wholeClient = All("c", _clients.Columns);

        string[] pointKey = [nameof(ContactPoint.TenantId), nameof(ContactPoint.Kind), nameof(ContactPoint.Key)];
        string[] mappingKey =
        [
            nameof(ServiceMapping.TenantId), nameof(ServiceMapping.ServiceProvider),
            nameof(ServiceMapping.ExternalClientId), nameof(ServiceMapping.BusinessId),
        ];
        _bookings = new(db, _clients);
        var knownBooking = $"{_bookings.Columns("b")}, {wholeClient}";
        var bookingWithClient = $"{booking} AS b JOIN {client} AS c ON c.\"Id\" = b.\"ClientId\"";
        _byKey = Ask(knownBooking, bookingWithClient, booking.Where(
            "b", nameof(Domain.Bookings.Booking.TenantId), nameof(Domain.Bookings.Booking.BookingKey)));
        _byReference = Ask(knownBooking, bookingWithClient, booking.Where(
            "b", nameof(Domain.Bookings.Booking.TenantId), nameof(Domain.Bookings.Booking.ExternalProvider),
            nameof(Domain.Bookings.Booking.ExternalBookingId)));
        _byPoint = Ask(
            $"{wholeClient}, {point.All("p", nameof(ContactPoint.OriginalClientId))}",
            $"{point} AS p JOIN {client} AS c ON c.\"Id\" = p.\"ClientId\"",
            point.Where("p", pointKey));
        _byExternalClient = Ask(
            $"{wholeClient}, {mapping.All("m", nameof(ServiceMapping.OriginalClientId))}",
            $"{mapping} AS m JOIN {client} AS c ON c.\"Id\" = m.\"ClientId\"",
            mapping.Where("m", mappingKey));
        const string Business = "m.\"OriginalClientId\", m.\"ServiceProvider\", m.\"BusinessId\"";
        _mappedByPoint = Ask(
            Business,
            $"{point} AS p JOIN {mapping} AS m ON {SameClient("m", "p")}",
            point.Where("p", pointKey));
        _mappedByExternalClient = Ask(
            Business,
            $"{mapping} AS k JOIN {mapping} AS m ON {SameClient("m", "k")}",
            mapping.Where("k", mappingKey));

        // After the clients: a booking that is saved in between makes the client's version another, and the save of the
        // one that asks is refused.
        _sameStart = Ask(
            knownBooking,
            $"{point} AS p JOIN {booking} AS b ON b.\"ClientId\" = p.\"ClientId\" "
                + $"JOIN {client} AS c ON c.\"Id\" = b.\"ClientId\"",
            point.Where("p", pointKey), booking.Where("b", nameof(Domain.Bookings.Booking.BookingDate)));
        var secret = new Names<ErasureSecret>(db);
        _erasureSecret = Ask(
            secret.All("e", nameof(Domain.PersonalData.ErasureSecret.Protected)), $"{secret} AS e",
            secret.Where("e", nameof(Domain.PersonalData.ErasureSecret.TenantId)));
        const string Pair = "s.\"ClientId\", s.\"OtherClientId\", s.\"Sign\"";
        _suggestedByPoint = Ask(
            Pair,
            $"{point} AS p JOIN {suggestion} AS s ON {SameClient("s", "p")}",
            point.Where("p", pointKey));
        _suggestedByExternalClient = Ask(
            Pair,
            $"{mapping} AS m JOIN {suggestion} AS s ON {SameClient("s", "m")}",
            mapping.Where("m", mappingKey));
    }

    private static string SameClient(string one, string other) =>
        $"{one}.\"TenantId\" = {other}.\"TenantId\" AND {one}.\"ClientId\" = {other}.\"ClientId\"";

    public Row ByPoint(TenantId tenant, ContactPoint point) => Of(_byPoint, tenant, point.Kind, point.Key);

    public Row ByExternalClient(TenantId tenant, ExternalClient external) =>
        Of(_byExternalClient, tenant, external.Provider, external.ClientId, external.BusinessId);

    public Row ByKey(TenantId tenant, BookingKey key) => Of(_byKey, tenant, key.Value);

    public Row ByReference(TenantId tenant, ExternalReference reference) =>
        Of(_byReference, tenant, reference.Provider, reference.Id);

    /// <summary>What the point's client has booked for that time.</summary>
    public Row SameStart(TenantId tenant, ContactPoint point, DateTimeOffset start) =>
        Of(_sameStart, tenant, point.Kind, point.Key, start);

    /// <summary>The providers and businesses that the point's client has a mapping to.</summary>
    public Row Mapped(TenantId tenant, ContactPoint point) => Of(_mappedByPoint, tenant, point.Kind, point.Key);

    /// <inheritdoc cref="Mapped(TenantId, ContactPoint)"/>
    public Row Mapped(TenantId tenant, ExternalClient external) =>
        Of(_mappedByExternalClient, tenant, external.Provider, external.ClientId, external.BusinessId);

    public Row ErasureSecret(TenantId tenant) => Of(_erasureSecret, tenant);

    public Row Suggested(TenantId tenant, ContactPoint point) => Of(_suggestedByPoint, tenant, point.Kind, point.Key);

    public Row Suggested(TenantId tenant, ExternalClient external) =>
        Of(_suggestedByExternalClient, tenant, external.Provider, external.ClientId, external.BusinessId);

    public Client Client(DbDataReader row) => _clients.Read(row, 0);

    /// <summary>For whom a key was recorded that led to the client; null where it is the client's own.</summary>
    public ClientId? Original(DbDataReader row) =>
        row.IsDBNull(_clients.Columns.Count) ? null : _clientId(row, _clients.Columns.Count);

    public KnownBooking Booking(DbDataReader row) => _bookings.Read(row);

    public ClientId ClientId(DbDataReader row, int column) => _clientId(row, column);
}
