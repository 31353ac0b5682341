using CustomerTracking.Api.Security;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class DuplicatesApi
{
    public static void MapDuplicatesApi(this WebApplication app) => app.MapTenantGroup("/duplicates").MapGet("", List)
        .WithName("listDuplicates").WithTags("Clients").RequireScope(Scope.ClientsRead)
        .Produces<Page<DuplicateRow>>().Refuses(400, 401, 403);

    /// <summary>List pairs of clients who may be one person, those noticed last first</summary>
    /// <remarks>
    /// Such as two clients whom one booking named, by phone and by external id. Nothing is merged by itself; staff
    /// decide on the page of duplicates.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="dismissed"><c>true</c> lists those that staff said are two people; <c>false</c>, or left out, those
    /// that nobody has decided on.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, bool? dismissed, string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListDuplicates { Dismissed = dismissed ?? false, Cursor = cursor, Limit = ListQuery.Limit(limit) }, ct));
}
