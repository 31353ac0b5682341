using System.Text.Json.Serialization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>What came in, the latest first.</summary>
public sealed record ListInboundMessages : IRequest<Page<InboundMessageRow>>, IRead
{
    public InboundMessageFilter Filter { get; init; } = new();

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<InboundMessageRow>.DefaultLimit;
}

/// <summary>How many came in of which kind, and what became of them.</summary>
public sealed record CountInboundMessages(InboundMessageFilter Filter) : IRequest<IReadOnlyList<InboundMessageCount>>,
IRead;

/// <summary>Which messages; what is null does not matter.</summary>
public sealed record InboundMessageFilter
{
    public InboundMessageOutcome? Outcome { get; init; }

    public Channel? Channel { get; init; }

    public string? EventType { get; init; }

    /// <summary>Received at this time or later.</summary>
    public AppointmentTime? From { get; init; }

    /// <summary>Received before this time.</summary>
    public AppointmentTime? To { get; init; }

    public ClientId? ClientId { get; init; }

    internal async Task<IQueryable<InboundMessage>> Apply(IReadDb db, TimeZoneInfo zone, CancellationToken ct)
    {
        var messages = db.InboundMessages;
        if (Outcome is { } outcome) messages = messages.WithOutcome(outcome);
        if (Channel is { } channel) messages = messages.Where(one => one.Channel == channel);
        if (EventType is { } type) messages = messages.Where(one => one.EventType == type);
        if (From?.In(zone) is { } from) messages = messages.Where(one => one.ReceivedAt >= from);
        if (To?.In(zone) is { } to) messages = messages.Where(one => one.ReceivedAt < to);
        if (ClientId is not { } client) return messages;

        // A message stays with the record that it led to.
        var survivor = await db.Survivor(client, ct) ?? client;
        var merged = await db.MergedInto(survivor, ct);
        return merged.Count == 0
            ? messages.Where(one => one.ClientId == survivor)
            : messages.Where(one => one.ClientId == survivor
                || (one.ClientId != null && merged.Contains(one.ClientId.Value)));
    }
}

internal static class InboundMessageOutcomes
{
    // What is not tracked is said once more, as only that has an index by its outcome.
    public static IQueryable<InboundMessage> WithOutcome(
        this IQueryable<InboundMessage> messages, InboundMessageOutcome outcome) =>
        outcome is InboundMessageOutcome.Tracked
            ? messages.Where(one => one.Outcome == outcome)
            : messages.Where(one => one.Outcome == outcome && one.Outcome != InboundMessageOutcome.Tracked);
}

/// <param name="Channel">The way they came.</param>
/// <param name="EventType">The sender's word for what happened.</param>
/// <param name="Outcome">What became of them.</param>
/// <param name="InboundMessages">How many.</param>
/// <param name="Repeats">How often they came again, all together.</param>
public sealed record InboundMessageCount(
    Channel Channel, string? EventType, InboundMessageOutcome Outcome,
    [property: JsonPropertyName("deliveries")] int InboundMessages, int Repeats);

internal sealed class ListInboundMessagesHandler(IReadDb db, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<ListInboundMessages, Page<InboundMessageRow>>,
    IRequestHandler<CountInboundMessages, IReadOnlyList<InboundMessageCount>>
{
    public async Task<Page<InboundMessageRow>> Handle(ListInboundMessages query, CancellationToken ct)
    {
        var rows = await (await query.Filter.Apply(db, caller.Tenant.Zone, ct))
            .LatestFirst(
                Cursor.Read(query.Cursor), message => message.ReceivedAt, message => message.Id,
                id => new InboundMessageId(id))
            .Take(query.Limit + 1)
            .ProjectTo<InboundMessageRow>(mapper.ConfigurationProvider)
            .ToListAsync(ct);
        return Page<InboundMessageRow>.From(rows, query.Limit, row => new(row.ReceivedAt, row.Id));
    }

    public async Task<IReadOnlyList<InboundMessageCount>> Handle(CountInboundMessages query, CancellationToken ct)
    {
        var counts = await (await query.Filter.Apply(db, caller.Tenant.Zone, ct))
            .GroupBy(message => new { message.Channel, message.EventType, message.Outcome })
            .Select(group =>
                new { group.Key, InboundMessages = group.Count(), Repeats = group.Sum(one => one.Repeats) })
            .ToListAsync(ct);
        return [.. counts
            .Select(one => new InboundMessageCount(
                one.Key.Channel, one.Key.EventType, one.Key.Outcome, one.InboundMessages, one.Repeats))
            .OrderBy(one => one.Channel).ThenBy(one => one.EventType, StringComparer.Ordinal)
            .ThenBy(one => one.Outcome)];
    }
}
