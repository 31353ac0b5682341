using System.Data.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>What is asked about a message that may have come before.</summary>
internal sealed class InboundMessageQueries : LookupQueries
{
    private readonly Statement _byKey;
    private readonly Statement _count;
    private readonly Func<DbDataReader, int, InboundMessageId> _id;
    private readonly Func<DbDataReader, int, InboundMessageOutcome> _outcome;
    private readonly Func<DbDataReader, int, BookingId?> _booking;

    public InboundMessageQueries(AppDb db)
    {
        var message = new Names<InboundMessage>(db);
        (_id, _outcome, _booking) = (
            message.Reader<InboundMessageId>(nameof(InboundMessage.Id)),
            message.Reader<InboundMessageOutcome>(nameof(InboundMessage.Outcome)),
            message.Reader<BookingId?>(nameof(InboundMessage.BookingId)));
        _byKey = Ask(
            message.All("d", nameof(InboundMessage.Id), nameof(InboundMessage.Outcome), nameof(
                InboundMessage.BookingId)), $"{message} AS d",
            message.Where(
                "d", nameof(InboundMessage.TenantId), nameof(InboundMessage.SenderId), nameof(InboundMessage.Key)));
        var (id, repeats, seen) = (
            message.Column(nameof(InboundMessage.Id)), message.Column(nameof(InboundMessage.Repeats)),
            message.Column(nameof(InboundMessage.LastSeenAt)));
        _count = new(
            $"UPDATE {message} SET {repeats} = {repeats} + 1, {seen} = {{0}} WHERE {id} = {{1}}",
            [message.Type(nameof(InboundMessage.LastSeenAt)), message.Type(nameof(InboundMessage.Id))],
            // Several requests may have brought the same message again.
            $$"""
            UPDATE [d] SET {{repeats}} = {{repeats}} + [again].[Times], {{seen}} = [again].[Last] FROM {{message}} AS [d]
            JOIN (SELECT {{Statement.ColumnOf(1)}} AS [Key], COUNT(*) AS [Times], MAX({{Statement.ColumnOf(0)}}) AS [Last]
                FROM {0} GROUP BY {{Statement.ColumnOf(1)}}) AS [again] ON [again].[Key] = [d].{{id}}
            """);
    }

    public Row ByKey(TenantId tenant, Guid sender, string key) => Of(_byKey, tenant, sender, key);

    public Row Count(InboundMessageId id, DateTimeOffset seen) => Of(_count, seen, id);

    public Known Read(DbDataReader row) => new(_id(row, 0), _outcome(row, 1), _booking(row, 2));

    public sealed record Known(InboundMessageId Id, InboundMessageOutcome Outcome, BookingId? BookingId)
    {
        public bool IsRepeatedBy(InboundMessageOutcome outcome, BookingId? booking) =>
            (Outcome == outcome || Outcome is InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate)
            && (booking is null || BookingId == booking);
    }
}
