using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class MergesApi
{
    public static void MapMergesApi(this WebApplication app)
    {
        var merges = app.MapTenantGroup("/clients/{id:guid}/merges").WithTags("Clients").Refuses(401, 403, 404);
        merges.MapPost("", Merge)
            .WithName("mergeClients").RequireScope(Scope.ClientsWrite).Produces<MergeOutcome>()
            .Produces<MergeOutcome>(201).Refuses(400, 409, 412, 413, 415, 428).TakesIfMatch();
        merges.MapGet("", List)
            .WithName("listMerges").RequireScope(Scope.ClientsRead).Produces<Page<MergeRow>>();
        merges.MapDelete("/{mergeId:guid}", Undo)
            .WithName("undoMerge").RequireScope(Scope.ClientsWrite).Produces<UndoneMerge>().Refuses(400, 409);
    }

    /// <summary>Merge another client into this one</summary>
    /// <remarks>
    /// They are one person: this client, the survivor, stands for both. Nothing is thrown away: the other's id answers for
    /// ever with the survivor, their phones and external ids lead here, their bookings are listed here, and the merge can
    /// be undone at any time. With <c>dryRun</c> it answers 200 with the same outcome and changes nothing. Needs
    /// <c>If-Match</c> with the survivor's ETag.
    /// </remarks>
    private static async Task<IResult> Merge(
        Guid tenantId, Guid id, IfMatch match, Body<MergeClientsBody> body, IMediator mediator, HttpContext http)
    {
        var outcome = await mediator.Send(
            body.To(value => value.ToCommand(new(id), match.Version)), http.RequestAborted);
        return outcome.Id is { } merge
            ? Etags.Created(
                http, $"/api/platform/tenants/{tenantId}/clients/{outcome.SurvivorId}/merges/{merge}", outcome,
                outcome.Survivor.Version)
            : Results.Json(outcome);
    }

    /// <summary>List a client's merges, the latest first</summary>
    /// <remarks>Also those of the clients who were merged into it, and those that were undone; 200 at most.</remarks>
    private static async Task<IResult> List(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListMerges(new(id)), ct));

    /// <summary>Undo a merge</summary>
    /// <remarks>
    /// The merged client is as they were, with what was theirs, and with the bookings that came by their phones, ids and
    /// client id meanwhile. Values of the survivor that were changed since are kept. The two count as not the same person.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">Who stands for both.</param>
    /// <param name="mergeId">The merge's id.</param>
    /// <param name="dryRun"><c>true</c> answers the same and changes nothing.</param>
    /// <param name="booking">The id of one of <c>stayingBookings</c> that is the merged client's all the same; may be
    /// repeated.</param>
    private static async Task<IResult> Undo(
        Guid tenantId, Guid id, Guid mergeId, bool? dryRun, Guid[]? booking, IMediator mediator, HttpContext http)
    {
        var undone = await mediator.Send(
            new UndoMerge
            {
                SurvivorId = new(id),
                Id = new(mergeId),
                Channel = Channel.Rest,
                DryRun = dryRun ?? false,
                AlsoReturn = [.. (booking ?? []).Select(one => new Domain.Bookings.BookingId(one))],
            }, http.RequestAborted);
        return Etags.Ok(http, undone, undone.Survivor.Version);
    }
}
