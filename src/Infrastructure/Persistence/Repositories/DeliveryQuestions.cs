using System.Data.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>What is asked about a message that may have come before.</summary>
internal sealed class DeliveryQuestions : Questions
{
    private readonly Statement _byKey;
    private readonly Statement _count;
    private readonly Func<DbDataReader, int, DeliveryId> _id;
    private readonly Func<DbDataReader, int, DeliveryOutcome> _outcome;
    private readonly Func<DbDataReader, int, BookingId?> _booking;

    public DeliveryQuestions(AppDb db)
        : base(db)
    {
        var delivery = new Names<Delivery>(db);
        (_id, _outcome, _booking) = (
            delivery.Reader<DeliveryId>(nameof(Delivery.Id)), delivery.Reader<DeliveryOutcome>(nameof(Delivery.Outcome)),
            delivery.Reader<BookingId?>(nameof(Delivery.BookingId)));
        _byKey = Ask(
            $"SELECT {delivery.All("d", nameof(Delivery.Id), nameof(Delivery.Outcome), nameof(Delivery.BookingId))} FROM {delivery} AS d",
            delivery.Where("d", nameof(Delivery.TenantId), nameof(Delivery.SenderId), nameof(Delivery.Key)));
        var repeats = delivery.Column(nameof(Delivery.Repeats));
        _count = new(
            $$"""
            UPDATE {{delivery}} SET {{repeats}} = {{repeats}} + 1, {{delivery.Column(nameof(Delivery.LastSeenAt))}} = {0}
            WHERE {{delivery.Column(nameof(Delivery.Id))}} = {1}
            """,
            [delivery.Type(nameof(Delivery.LastSeenAt)), delivery.Type(nameof(Delivery.Id))]);
    }

    public Row ByKey(TenantId tenant, Guid sender, string key) => Of(_byKey, tenant, sender, key);

    public Row Count(DeliveryId id, DateTimeOffset seen) => Of(_count, seen, id);

    public Known Read(DbDataReader row) => new(_id(row, 0), _outcome(row, 1), _booking(row, 2));

    public sealed record Known(DeliveryId Id, DeliveryOutcome Outcome, BookingId? BookingId)
    {
        public bool IsRepeatedBy(DeliveryOutcome outcome, BookingId? booking) =>
            (Outcome == outcome || Outcome is DeliveryOutcome.Tracked or DeliveryOutcome.Duplicate)
            && (booking is null || BookingId == booking);
    }
}
