using System.Text.Json;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Events;

/// <summary>What happened, as far as it is still kept, the newest first.</summary>
public sealed record ListEvents : IRequest<Page<EventRow>>, IRead
{
    public string? Type { get; init; }

    /// <summary>What happened at this time or later.</summary>
    public AppointmentTime? From { get; init; }

    /// <summary>What happened before this time.</summary>
    public AppointmentTime? To { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<EventRow>.DefaultLimit;
}

/// <summary>An event, with the body's own fields.</summary>
/// <param name="Id">Its <c>webhook-id</c>, and what it is sent again by.</param>
/// <param name="Type">Such as <c>booking.tracked</c>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">The record as it was then.</param>
public sealed record EventRow(Guid Id, string Type, DateTimeOffset Timestamp, JsonElement Data);

internal sealed class ListEventsHandler(IReadDb db, CurrentCaller caller) : IRequestHandler<ListEvents, Page<EventRow>>
{
    public async Task<Page<EventRow>> Handle(ListEvents query, CancellationToken ct)
    {
        var rows = await Filtered(query)
            .LatestFirst(
                Cursor.Read(query.Cursor), one => one.OccurredAt, one => one.Id, id => new OutboxEventId(id))
            .Take(query.Limit + 1).ToListAsync(ct);
        return Page<EventRow>.From([.. rows.Select(Row)], query.Limit, row => new(row.Timestamp, row.Id));
    }

    private IQueryable<OutboxEvent> Filtered(ListEvents query)
    {
        var events = db.Events;
        var zone = caller.Tenant.Zone;
        if (query.Type is { } type) events = events.Where(one => one.Type == type);
        if (query.From?.In(zone) is { } from) events = events.Where(one => one.OccurredAt >= from);
        if (query.To?.In(zone) is { } to) events = events.Where(one => one.OccurredAt < to);
        return events;
    }

    private static EventRow Row(OutboxEvent one) => new(
        one.Id.Value, one.Type, one.OccurredAt, JsonElement.Parse(one.Payload).GetProperty("data"));
}
