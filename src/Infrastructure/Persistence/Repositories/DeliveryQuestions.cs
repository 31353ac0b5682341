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
            delivery.All("d", nameof(Delivery.Id), nameof(Delivery.Outcome), nameof(Delivery.BookingId)), $"{delivery} AS d",
            delivery.Where("d", nameof(Delivery.TenantId), nameof(Delivery.SenderId), nameof(Delivery.Key)));
        var (id, repeats, seen) = (
            delivery.Column(nameof(Delivery.Id)), delivery.Column(nameof(Delivery.Repeats)),
            delivery.Column(nameof(Delivery.LastSeenAt)));
        _count = new(
            $"UPDATE {delivery} SET {repeats} = {repeats} + 1, {seen} = {{0}} WHERE {id} = {{1}}",
            [delivery.Type(nameof(Delivery.LastSeenAt)), delivery.Type(nameof(Delivery.Id))],
            // Several requests may have brought the same message again.
            $$"""
            UPDATE [d] SET {{repeats}} = {{repeats}} + [again].[Times], {{seen}} = [again].[Last] FROM {{delivery}} AS [d]
            JOIN (SELECT {{Statement.ColumnOf(1)}} AS [Key], COUNT(*) AS [Times], MAX({{Statement.ColumnOf(0)}}) AS [Last]
                FROM {0} GROUP BY {{Statement.ColumnOf(1)}}) AS [again] ON [again].[Key] = [d].{{id}}
            """);
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
