using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class ChannelConnectionsApi
{
    public static void MapChannelConnectionsApi(this WebApplication app)
    {
        var connections = app.MapTenantGroup("/channel-connections").WithTags("Channel connections")
            .RequireScope(Scope.Admin)
            .Refuses(400, 401, 403);
        connections.MapPost("", Open)
            .WithName("createChannelConnection").Produces<ConnectionReply>(201).Refuses(409, 413, 415)
                .TakesIdempotencyKey();
        connections.MapGet("", List).WithName("listChannelConnections").Produces<Page<ConnectionReply>>();
        connections.MapPatch("/{id:guid}", Change)
            .WithName("changeChannelConnection").Produces<ConnectionReply>().Refuses(404, 412, 413, 415, 428)
            .TakesIfMatch();
        connections.MapDelete("/{id:guid}", Close).WithName("deleteChannelConnection").Produces(204).Refuses(404);
        connections.MapPost("/{id:guid}/rotate", Rotate)
            .WithName("rotateChannelConnection").Produces<ConnectionReply>().Refuses(404, 413, 415)
            .TakesIdempotencyKey();
    }

    /// <summary>Connect a channel</summary>
    /// <remarks>
    /// Gives a vendor's account an address to post to (<c>webhookUrl</c>). The vendor's secret is never shown again;
    /// one that is left out is made here and shown in this answer only.
    /// </remarks>
    private static async Task<IResult> Open(
        Guid tenantId, Body<ConnectionBody> body, IMediator mediator, PublicAddress address, HttpContext http)
    {
        var opened = await mediator.Send(body.To(value => value.ToCommand()), http.RequestAborted);
        return Etags.Created(
            http, $"/api/platform/tenants/{tenantId}/channel-connections/{opened.Connection.Id}",
            ConnectionReply.For(opened, address),
            opened.Connection.Version);
    }

    /// <summary>List channel connections, the newest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, string? cursor, int? limit, IMediator mediator, PublicAddress address, CancellationToken ct)
    {
        var page = await mediator.Send(new ListConnections(cursor, ListQuery.Limit(limit)), ct);
        return Results.Json(new Page<ConnectionReply>(
            [.. page.Items.Select(row => ConnectionReply.For(row, address))], page.NextCursor));
    }

    /// <summary>Change a channel connection</summary>
    /// <remarks>What is left out stays. <c>enabled: false</c> switches it off: it then answers as if it did not exist.
    /// Needs <c>If-Match</c>.</remarks>
    private static async Task<IResult> Change(
        Guid tenantId, Guid id, IfMatch match, Body<ChangeConnectionBody> body, IMediator mediator,
        PublicAddress address, HttpContext http)
    {
        var row = await mediator.Send(body.To(value => value.ToCommand(new(id), match.Version)), http.RequestAborted);
        return Etags.Ok(http, ConnectionReply.For(row, address), row.Version);
    }

    /// <summary>Remove a channel connection</summary>
    /// <remarks>Its secret is gone for good; what came in through it stays.</remarks>
    private static async Task<IResult> Close(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new CloseConnection(new(id)), ct);
        return Results.NoContent();
    }

    /// <summary>Replace a connection's secret</summary>
    /// <remarks>The old one stops at once. One that is left out is made here and shown in this answer only.</remarks>
    private static async Task<IResult> Rotate(
        Guid tenantId, Guid id, Body<RotateBody> body, IMediator mediator, PublicAddress address, HttpContext http)
    {
        var opened = await mediator.Send(
            new RotateConnection(new(id), body.Value.Secret, body.Value.VerifyToken), http.RequestAborted);
        return Etags.Ok(http, ConnectionReply.For(opened, address), opened.Connection.Version);
    }
}
