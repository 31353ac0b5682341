using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>What came in, the latest first.</summary>
public sealed record ListDeliveries : IRequest<Page<DeliveryRow>>, IRead
{
    public DeliveryFilter Filter { get; init; } = new();

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<DeliveryRow>.DefaultLimit;
}

/// <summary>How many came in of which kind, and what became of them.</summary>
public sealed record CountDeliveries(DeliveryFilter Filter) : IRequest<IReadOnlyList<DeliveryCount>>, IRead;

/// <summary>Which deliveries; what is null does not matter.</summary>
public sealed record DeliveryFilter
{
    public DeliveryOutcome? Outcome { get; init; }

    public Channel? Channel { get; init; }

    public string? EventType { get; init; }

    /// <summary>Received at this time or later.</summary>
    public AppointmentTime? From { get; init; }

    /// <summary>Received before this time.</summary>
    public AppointmentTime? To { get; init; }

    public ClientId? ClientId { get; init; }

    internal IQueryable<Delivery> Of(IQueryable<Delivery> deliveries, TimeZoneInfo zone)
    {
        if (Outcome is { } outcome) deliveries = deliveries.WithOutcome(outcome);
        if (Channel is { } channel) deliveries = deliveries.Where(one => one.Channel == channel);
        if (EventType is { } type) deliveries = deliveries.Where(one => one.EventType == type);
        if (From?.In(zone) is { } from) deliveries = deliveries.Where(one => one.ReceivedAt >= from);
        if (To?.In(zone) is { } to) deliveries = deliveries.Where(one => one.ReceivedAt < to);
        if (ClientId is { } client) deliveries = deliveries.Where(one => one.ClientId == client);
        return deliveries;
    }
}

internal static class DeliveryOutcomes
{
    // What is not tracked is said once more, as only that has an index by its outcome.
    public static IQueryable<Delivery> WithOutcome(this IQueryable<Delivery> deliveries, DeliveryOutcome outcome) =>
        outcome is DeliveryOutcome.Tracked
            ? deliveries.Where(one => one.Outcome == outcome)
            : deliveries.Where(one => one.Outcome == outcome && one.Outcome != DeliveryOutcome.Tracked);
}

/// <param name="Channel">The way they came.</param>
/// <param name="EventType">The sender's word for what happened.</param>
/// <param name="Outcome">What became of them.</param>
/// <param name="Deliveries">How many.</param>
/// <param name="Repeats">How often they came again, all together.</param>
public sealed record DeliveryCount(
    Channel Channel, string? EventType, DeliveryOutcome Outcome, int Deliveries, int Repeats);

internal sealed class ListDeliveriesHandler(IReadDb db, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<ListDeliveries, Page<DeliveryRow>>,
    IRequestHandler<CountDeliveries, IReadOnlyList<DeliveryCount>>
{
    public async Task<Page<DeliveryRow>> Handle(ListDeliveries query, CancellationToken ct)
    {
        var rows = await query.Filter.Of(db.Deliveries, caller.Tenant.Zone)
            .LatestFirst(
                Cursor.Read(query.Cursor), delivery => delivery.ReceivedAt, delivery => delivery.Id,
                id => new DeliveryId(id))
            .Take(query.Limit + 1)
            .ProjectTo<DeliveryRow>(mapper.ConfigurationProvider)
            .ToListAsync(ct);
        return Page<DeliveryRow>.Of(rows, query.Limit, row => new(row.ReceivedAt, row.Id));
    }

    public async Task<IReadOnlyList<DeliveryCount>> Handle(CountDeliveries query, CancellationToken ct)
    {
        var counts = await query.Filter.Of(db.Deliveries, caller.Tenant.Zone)
            .GroupBy(delivery => new { delivery.Channel, delivery.EventType, delivery.Outcome })
            .Select(group => new { group.Key, Deliveries = group.Count(), Repeats = group.Sum(one => one.Repeats) })
            .ToListAsync(ct);
        return [.. counts
            .Select(one => new DeliveryCount(
                one.Key.Channel, one.Key.EventType, one.Key.Outcome, one.Deliveries, one.Repeats))
            .OrderBy(one => one.Channel).ThenBy(one => one.EventType, StringComparer.Ordinal)
            .ThenBy(one => one.Outcome)];
    }
}
