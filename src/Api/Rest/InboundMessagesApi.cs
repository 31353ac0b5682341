using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class InboundMessagesApi
{
    public static void MapInboundMessagesApi(this WebApplication app)
    {
        var messages = app.MapTenantGroup("/inbound-messages").WithTags("Inbox").RequireScope(Scope.Admin)
            .Refuses(400, 401, 403);
        messages.MapGet("", List).WithName("listInboundMessages").Produces<Page<InboundMessageRow>>();
        messages.MapGet("/counts", Count).WithName("countInboundMessages").Produces<Page<InboundMessageCount>>();
        messages.MapGet("/{id:guid}", Get).WithName("getInboundMessage").Produces<InboundMessageDetails>().Refuses(404);
        messages.MapPost("/{id:guid}/replay", Replay)
            .WithName("replayInboundMessage").Produces<ReplayReport>().Refuses(404, 409, 413, 415);
        messages.MapPost("/replay", ReplayRange)
            .WithName("replayInboundMessages").Produces<Page<ReplayReport>>().Refuses(413, 415);
    }

    /// <summary>List what the webhooks received, the latest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="outcome"><c>tracked</c>, <c>duplicate</c>, <c>ignored</c>, <c>unusable</c> or
    /// <c>refused</c>.</param>
    /// <param name="channel"><c>retell</c>, <c>web_chat</c>, <c>whatsapp</c>, <c>twilio</c> or <c>n8n</c>.</param>
    /// <param name="eventType">The sender's word for what happened, such as <c>call_analyzed</c>.</param>
    /// <param name="from">Received at this time or later; without an offset, the tenant's local time. A plain date
    /// is the tenant's day from its start.</param>
    /// <param name="to">Received before this time; of a plain date, the whole day is included.</param>
    /// <param name="clientId">Those that led to this client.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, string? outcome, string? channel, string? eventType, string? from, string? to, Guid? clientId,
        string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListInboundMessages
            {
                Filter = Filter(outcome, channel, eventType, from, to) with
                {
                    ClientId = clientId is { } client ? new ClientId(client) : null,
                },
                Cursor = cursor,
                Limit = ListQuery.Limit(limit),
            },
            ct));

    /// <summary>Count what the webhooks received, by channel, event type and outcome</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="from">Received at this time or later; without an offset, the tenant's local time. A plain date
    /// is the tenant's day from its start.</param>
    /// <param name="to">Received before this time; of a plain date, the whole day is included.</param>
    private static async Task<IResult> Count(
        Guid tenantId, string? from, string? to, IMediator mediator, CancellationToken ct) =>
        Results.Json(new Page<InboundMessageCount>(
            await mediator.Send(new CountInboundMessages(Filter(null, null, null, from, to)), ct), NextCursor: null));

    /// <summary>Read a message: what was sent, what became of it and why, and who replayed it</summary>
    private static async Task<IResult> Get(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new GetInboundMessage(new(id)), ct));

    /// <summary>Replay a message, with corrections if it needs them</summary>
    /// <remarks>
    /// Reads what was sent once more, with today's program and the connection's field map of today. What led to a
    /// booking already is left as it is. With <c>dryRun</c> it only tells what would happen. <c>corrections</c> are
    /// read instead of what was sent, and noted in the message and in the booking's history under your name.
    /// </remarks>
    private static async Task<IResult> Replay(
        Guid tenantId, Guid id, Body<ReplayBody> body, InboundMessageReplay replay, CancellationToken ct) =>
        Results.Json(await replay.Run(
            new(id), Corrections.From(body.Value.Corrections), body.Value.DryRun ?? false, Channel.Rest, ct));

    /// <summary>Replay messages of a kind or a time</summary>
    /// <remarks>
    /// One page of at most <c>limit</c>, from the latest; within the page the oldest is replayed first. Go on with
    /// <c>cursor</c> until <c>nextCursor</c> is null. Without an <c>outcome</c> it is the unusable ones.
    /// </remarks>
    private static async Task<IResult> ReplayRange(
        Guid tenantId, Body<ReplayRangeBody> body, IMediator mediator, InboundMessageReplay replay,
        CancellationToken ct)
    {
        var range = body.Value;
        var list = $"replay of {range with { Cursor = null, Limit = null, DryRun = null }} of {tenantId}";
        var page = await mediator.Send(
            new ListInboundMessages
            {
                Filter = Filter(
                    range.Outcome ?? "unusable", range.Channel, range.EventType, range.From, range.To),
                Cursor = ListCursor.Open(range.Cursor, list),
                Limit = ListQuery.Limit(range.Limit),
            },
            ct);
        var reports = new List<ReplayReport>();
        foreach (var row in page.Items.Where(row => row.HasBody).Reverse())
            reports.Add(await replay.Run(new(row.Id), Corrections.None, range.DryRun ?? false, Channel.Rest, ct));
        return Results.Json(new Page<ReplayReport>(reports, ListCursor.Close(page.NextCursor, list)));
    }

    private static InboundMessageFilter Filter(
        string? outcome, string? channel, string? eventType, string? from, string? to) => new()
        {
            Outcome = ListQuery.Word<InboundMessageOutcome>(outcome, "outcome"),
            Channel = ListQuery.Word<Channel>(channel, "channel"),
            EventType = eventType,
            From = ListQuery.Time(from, "from"),
            To = ListQuery.Until(to, "to"),
        };
}

/// <summary>How a message is read again.</summary>
internal sealed record ReplayBody
{
    /// <summary>Only tell what would happen; nothing is written.</summary>
    public bool? DryRun { get; init; }

    /// <summary>
    /// Fields to read instead of what was sent, as a field map calls them: <c>phone</c>, <c>firstName</c>,
    /// <c>lastName</c>, <c>name</c>, <c>email</c>, <c>service</c>, <c>start</c>, <c>price</c> and so on.
    /// </summary>
    public IReadOnlyDictionary<string, string?>? Corrections { get; init; }
}

/// <summary>Which messages are read again.</summary>
internal sealed record ReplayRangeBody
{
    /// <summary>Only tell what would happen; nothing is written.</summary>
    public bool? DryRun { get; init; }

    /// <summary>One of the outcomes; <c>unusable</c> when left out.</summary>
    public string? Outcome { get; init; }

    public string? Channel { get; init; }

    public string? EventType { get; init; }

    /// <summary>
    /// Received at this time or later; without an offset, the tenant's local time. A plain date is the tenant's day
    /// from its start.
    /// </summary>
    public string? From { get; init; }

    /// <summary>Received before this time; of a plain date, the whole day is included.</summary>
    public string? To { get; init; }

    /// <summary>The page before's <c>nextCursor</c>.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 100; 25 when left out.</summary>
    public int? Limit { get; init; }
}
