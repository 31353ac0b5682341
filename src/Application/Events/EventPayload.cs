using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Events;

/// <summary>
/// What subscribers are told: the body of Standard Webhooks, whose <c>data</c> is the record as REST shows it, without
/// what grows (a booking's history, a client's contact points). Its <c>id</c> is the <c>webhook-id</c>.
/// </summary>
internal static class EventPayload
{
    /// <summary>Receivers may refuse more (Standard Webhooks: about 20 kB).</summary>
    public const int MaxBytes = 20_000;

    // Even if each character takes the six bytes of an escape.
    private const int NotesThatFit = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Names keep their accents; nothing here is put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new Instant(), new Amount() },
    };

    public static OutboxEvent Create(Client client, string type) => Event(client.TenantId, type, client.UpdatedAt, new
    {
        Id = client.Id.Value,
        TenantId = client.TenantId.Value,
        client.FirstName,
        client.FirstNameIsPlaceholder,
        client.LastName,
        client.KnownAs,
        Email = client.Email?.Value,
        client.Phone,
        client.FirstInteractionSource,
        client.FirstInteractionDate,
        client.FirstBookingDate,
        client.LastBookingDate,
        client.Status,
        HouseholdOwnerId = client.HouseholdOwnerId?.Value,
        client.CreatedAt,
        client.UpdatedAt,
        client.Version,
    });

    /// <summary>No more than whose data a receiver has to erase as well.</summary>
    public static OutboxEvent CreateErased(Client client) => Event(
        client.TenantId, EventTypes.ClientErased, client.UpdatedAt,
        new { Id = client.Id.Value, TenantId = client.TenantId.Value });

    /// <summary>The same event without what it tells of a person whose data is erased.</summary>
    public static string Erased(OutboxEvent what) => JsonSerializer.Serialize(
        new { Id = what.Id.Value, what.Type, Timestamp = what.OccurredAt, Data = new { Erased = true } }, Json);

    /// <summary>Bookings, contact points and mappings follow the merge without an event of their own.</summary>
    public static OutboxEvent Create(ClientMerge merge, string type) =>
        Event(merge.TenantId, type, merge.UndoneAt ?? merge.MergedAt, new
        {
            Id = merge.Id.Value,
            TenantId = merge.TenantId.Value,
            SurvivorId = merge.SurvivorId.Value,
            MergedId = merge.MergedId.Value,
        });

    public static OutboxEvent Create(Booking booking, string type)
    {
        var whole = Create(booking, type, booking.Notes);
        return Encoding.UTF8.GetByteCount(whole.Payload) <= MaxBytes
            ? whole
            : Create(booking, type, CleanText.Cut(booking.Notes ?? "", NotesThatFit));
    }

    public static OutboxEvent Create(ServiceMapping mapping, string type) =>
        Event(mapping.TenantId, type, mapping.UpdatedAt, new
        {
            Id = mapping.Id.Value,
            TenantId = mapping.TenantId.Value,
            ClientId = mapping.ClientId.Value,
            mapping.ServiceProvider,
            mapping.ExternalClientId,
            BusinessId = mapping.BusinessId.Length == 0 ? null : mapping.BusinessId,
            mapping.BranchId,
            mapping.CreatedAt,
            mapping.UpdatedAt,
        });

    /// <summary>Why, and where to look; what was sent stays in the inbox.</summary>
    public static OutboxEvent Create(InboundMessage message) =>
        Event(message.TenantId, EventTypes.InboundMessageUnusable, message.LastSeenAt, new
        {
            Id = message.Id.Value,
            TenantId = message.TenantId.Value,
            message.Channel,
            message.SenderId,
            message.SenderName,
            message.EventType,
            message.Outcome,
            message.Code,
            message.Reason,
            message.ReceivedAt,
            message.LastSeenAt,
            message.Version,
        });

    public static OutboxEvent Test(EventSubscription subscription, DateTimeOffset now) =>
        Event(subscription.TenantId, EventTypes.Test, now, new
        {
            TenantId = subscription.TenantId.Value,
            SubscriptionId = subscription.Id.Value,
        });

    private static OutboxEvent Create(Booking booking, string type, string? notes) =>
        Event(booking.TenantId, type, booking.UpdatedAt, new
        {
            Id = booking.Id.Value,
            TenantId = booking.TenantId.Value,
            ClientId = booking.ClientId.Value,
            MemberId = booking.MemberId?.Value,
            booking.BookingDate,
            booking.ServiceName,
            booking.ServiceCategory,
            booking.Duration,
            booking.StaffMember,
            booking.Amount,
            Currency = booking.Currency.Code,
            booking.Status,
            booking.PaymentStatus,
            booking.Source,
            booking.Channel,
            booking.ExternalProvider,
            booking.ExternalBookingId,
            booking.Match,
            booking.GuestName,
            GuestEmail = booking.GuestEmail?.Value,
            Notes = notes,
            NotesCut = notes?.Length != booking.Notes?.Length,
            booking.CreatedAt,
            booking.UpdatedAt,
            booking.Version,
        });

    private static OutboxEvent Event<TData>(TenantId tenant, string type, DateTimeOffset at, TData data)
    {
        var id = OutboxEventId.New();
        var body = JsonSerializer.Serialize(new { Id = id.Value, Type = type, Timestamp = at, Data = data }, Json);
        return OutboxEvent.Raise(tenant, type, at, WholeCharacters.In(body), id);
    }

    private sealed class Instant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    // The same number whichever database it was read from: 75, not 75.0000.
    private sealed class Amount : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }
}
