using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class EventSubscriptionsApi
{
    public static void MapEventSubscriptionsApi(this WebApplication app)
    {
        var subscriptions = app.MapTenantGroup("/event-subscriptions").WithTags("Events").RequireScope(Scope.Admin)
            .Refuses(400, 401, 403);
        subscriptions.MapPost("", Open)
            .WithName("createEventSubscription").Produces<EventSubscriptionReply>(201).Refuses(409, 413, 415)
            .TakesIdempotencyKey();
        subscriptions.MapGet("", List).WithName("listEventSubscriptions").Produces<Page<EventSubscriptionReply>>();
        subscriptions.MapGet("/{id:guid}", Get)
            .WithName("getEventSubscription").Produces<EventSubscriptionReply>().Refuses(404);
        subscriptions.MapPatch("/{id:guid}", Change)
            .WithName("changeEventSubscription").Produces<EventSubscriptionReply>()
            .Refuses(404, 412, 413, 415, 428).TakesIfMatch();
        subscriptions.MapDelete("/{id:guid}", Remove).WithName("deleteEventSubscription").Produces(204).Refuses(404);
        subscriptions.MapPost("/{id:guid}/rotate", Rotate)
            .WithName("rotateEventSubscription").Produces<EventSubscriptionReply>().Refuses(404, 413, 415)
            .TakesIdempotencyKey();
        subscriptions.MapPost("/{id:guid}/test", Test)
            .WithName("testEventSubscription").Produces<SentTestEvent>(202).Refuses(404);
        subscriptions.MapGet("/{id:guid}/attempts", ListAttempts)
            .WithName("listDeliveryAttempts").Produces<Page<AttemptRow>>().Refuses(404);
        subscriptions.MapPost("/{id:guid}/resend", Resend)
            .WithName("resendEvents").Produces<ResentEvents>(202).Refuses(404, 413, 415);

        app.MapTenantGroup("/events").MapGet("", ListEvents)
            .WithName("listEvents").WithTags("Events").RequireScope(Scope.Admin)
            .Produces<Page<EventRow>>().Refuses(400, 401, 403);
    }

    /// <summary>Subscribe to events</summary>
    /// <remarks>
    /// Has what happens posted to an address, signed by Standard Webhooks. A secret that is left out is made here and
    /// shown in this answer only.
    /// </remarks>
    private static async Task<IResult> Open(
        Guid tenantId, Body<EventSubscriptionBody> body, IMediator mediator, HttpContext http)
    {
        var opened = await mediator.Send(body.To(value => value.ToCommand()), http.RequestAborted);
        return Etags.Created(
            http, $"/api/platform/tenants/{tenantId}/event-subscriptions/{opened.Subscription.Id}",
            EventSubscriptionReply.For(opened), opened.Subscription.Version);
    }

    /// <summary>List event subscriptions, the newest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, string? cursor, int? limit, IMediator mediator, CancellationToken ct)
    {
        var page = await mediator.Send(new ListSubscriptions(cursor, ListQuery.Limit(limit)), ct);
        return Results.Json(new Page<EventSubscriptionReply>(
            [.. page.Items.Select(EventSubscriptionReply.For)], page.NextCursor));
    }

    /// <summary>Read an event subscription</summary>
    private static async Task<IResult> Get(Guid tenantId, Guid id, IMediator mediator, HttpContext http)
    {
        var row = await mediator.Send(new GetSubscription(new(id)), http.RequestAborted);
        return Etags.Ok(http, EventSubscriptionReply.For(row), row.Version);
    }

    /// <summary>Change an event subscription</summary>
    /// <remarks>
    /// What is left out stays. <c>enabled: true</c> switches it on again after it switched itself off; what had waited
    /// is sent. Needs <c>If-Match</c>.
    /// </remarks>
    private static async Task<IResult> Change(
        Guid tenantId, Guid id, IfMatch match, Body<ChangeEventSubscriptionBody> body, IMediator mediator,
        HttpContext http)
    {
        var row = await mediator.Send(body.To(value => value.ToCommand(new(id), match.Version)), http.RequestAborted);
        return Etags.Ok(http, EventSubscriptionReply.For(row), row.Version);
    }

    /// <summary>Remove an event subscription</summary>
    /// <remarks>With its secrets, its attempts and what waited for it. The events themselves stay.</remarks>
    private static async Task<IResult> Remove(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new RemoveSubscription(new(id)), ct);
        return Results.NoContent();
    }

    /// <summary>Replace a subscription's secret</summary>
    /// <remarks>For 24 hours both secrets sign, so that the receiver can change over. One that is left out is made here
    /// and shown in this answer only.</remarks>
    private static async Task<IResult> Rotate(
        Guid tenantId, Guid id, Body<RotateSubscriptionBody> body, IMediator mediator, HttpContext http)
    {
        var opened = await mediator.Send(
            new RotateSubscriptionSecret(new(id), body.Value.Secret), http.RequestAborted);
        return Etags.Ok(http, EventSubscriptionReply.For(opened), opened.Subscription.Version);
    }

    /// <summary>Send a test event</summary>
    /// <remarks>A <c>test.ping</c>, sent once, also while the subscription is off. Look at its attempts for what became
    /// of it.</remarks>
    private static async Task<IResult> Test(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new SendTestEvent(new(id)), ct), statusCode: StatusCodes.Status202Accepted);

    /// <summary>List what was sent to a subscription, the newest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The subscription.</param>
    /// <param name="outcome"><c>delivered</c> or <c>failed</c>.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> ListAttempts(
        Guid tenantId, Guid id, string? outcome, string? cursor, int? limit, IMediator mediator,
        CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListAttempts
            {
                SubscriptionId = new(id),
                Outcome = ListQuery.Word<AttemptOutcome>(outcome, "outcome"),
                Cursor = cursor,
                Limit = ListQuery.Limit(limit),
            },
            ct));

    /// <summary>Send events again</summary>
    /// <remarks>One event, or all that the subscription is meant for since a time, delivered or not, as far as they are
    /// still kept. Each keeps its <c>webhook-id</c>.</remarks>
    private static async Task<IResult> Resend(
        Guid tenantId, Guid id, Body<ResendBody> body, IMediator mediator, HttpContext http) =>
        Results.Json(
            await mediator.Send(body.To(value => value.ToCommand(new(id))), http.RequestAborted),
            statusCode: StatusCodes.Status202Accepted);

    /// <summary>List what happened, the newest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="type">One type only, such as <c>booking.tracked</c>.</param>
    /// <param name="from">What happened at this time or later; without an offset, the tenant's local time. A plain
    /// date is the tenant's day from its start.</param>
    /// <param name="to">What happened before this time; of a plain date, the whole day is included.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> ListEvents(
        Guid tenantId, string? type, string? from, string? to, string? cursor, int? limit, IMediator mediator,
        CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListEvents
            {
                Type = KnownType(type),
                From = ListQuery.Time(from, "from"),
                To = ListQuery.Until(to, "to"),
                Cursor = cursor,
                Limit = ListQuery.Limit(limit),
            },
            ct));

    private static string? KnownType(string? type) =>
        string.IsNullOrEmpty(type) ? null
            : EventTypes.All.Append(EventTypes.Test).Contains(type) ? type
            : throw RequestFault.BadRequest(
                "type.unknown", $"The type must be one of: {string.Join(", ", EventTypes.All)}, {EventTypes.Test}.",
                "type");
}
