using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class DuplicatesApi
{
    public static void MapDuplicatesApi(this WebApplication app)
    {
        var duplicates = app.MapTenantGroup("/duplicates").WithTags("Clients").Refuses(400, 401, 403);
        duplicates.MapGet("", List)
            .WithName("listDuplicates").RequireScope(Scope.ClientsRead).Produces<Page<DuplicateRow>>();
        duplicates.MapPatch("/{id:guid}", Decide)
            .WithName("decideDuplicate").RequireScope(Scope.ClientsWrite).Produces(204).Refuses(404, 413, 415);
    }

    /// <summary>List pairs of clients who may be one person, the strongest sign first</summary>
    /// <remarks>
    /// <c>sign</c> is what says so: one booking named both, by phone and by external id; the same e-mail; the same name, and
    /// phone numbers of which one digit differs; the same external id in two businesses; names that sound alike, and a day,
    /// a staff member or an e-mail up to its @ in common. <c>reason</c> is the same as a sentence. Bookings are looked at as
    /// they come, and all records once a day. Nothing is merged by itself: merge the two, or say that they are not the same
    /// person.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="dismissed"><c>true</c> lists those that were said to be two people; <c>false</c>, or left out, those
    /// that nobody has decided on.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, bool? dismissed, string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListDuplicates { Dismissed = dismissed ?? false, Cursor = cursor, Limit = ListQuery.Limit(limit) }, ct));

    /// <summary>Say whether two clients are not the same person</summary>
    /// <remarks>
    /// A dismissed pair is never suggested again, whoever of the two books; <c>false</c> takes that back.
    /// </remarks>
    private static async Task<IResult> Decide(
        Guid tenantId, Guid id, Body<DuplicateBody> body, IMediator mediator, HttpContext http)
    {
        await mediator.Send(
            body.To(value => value.ToCommand(new(id))), http.RequestAborted);
        return Results.NoContent();
    }
}

/// <summary>What is decided on a pair.</summary>
internal sealed record DuplicateBody : IChecksFields
{
    /// <summary><c>true</c>: they are not the same person. <c>false</c>: perhaps they are, after all. Needed.</summary>
    public bool? Dismissed { get; init; }

    public IRequest<Unit> ToCommand(DuplicateSuggestionId id) =>
        Dismissed.GetValueOrDefault() ? new DismissDuplicate(id) : new ReopenDuplicate(id);

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
        Required.Value(Dismissed, "dismissed", "Needed: true, or false.");
}
