using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class ServiceAccountsApi
{
    public static void MapServiceAccountsApi(this WebApplication app)
    {
        var accounts = app.MapTenantGroup("/service-accounts").WithTags("Service accounts").RequireScope(Scope.Admin)
            .Refuses(400, 401, 403);
        accounts.MapPost("", Issue)
            .WithName("createServiceAccount").Produces<IssuedAccountReply>(201).Refuses(409, 413, 415)
                .TakesIdempotencyKey();
        accounts.MapGet("", List).WithName("listServiceAccounts").Produces<Page<ServiceAccountRow>>();
        accounts.MapDelete("/{id:guid}", Revoke).WithName("revokeServiceAccount").Produces(204).Refuses(404);
    }

    /// <summary>Make a service account</summary>
    /// <remarks>The token is shown in this answer and never again.</remarks>
    private static async Task<IResult> Issue(
        Guid tenantId, Body<ServiceAccountBody> body, IMediator mediator, CancellationToken ct)
    {
        var issued = await mediator.Send(new IssueServiceAccount(body.Value.Name, body.Value.Scopes), ct);
        return Results.Created(
            $"/api/platform/tenants/{tenantId}/service-accounts/{issued.Account.Id}",
            new IssuedAccountReply(
                issued.Account.Id, issued.Account.Name, issued.Account.Scopes, issued.Token, issued.Account.CreatedAt));
    }

    /// <summary>List service accounts, the newest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListServiceAccounts(cursor, ListQuery.Limit(limit)), ct));

    /// <summary>Revoke a service account</summary>
    /// <remarks>From the next request on its token is refused. Revoking twice is harmless.</remarks>
    private static async Task<IResult> Revoke(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new RevokeServiceAccount(new(id)), ct);
        return Results.NoContent();
    }
}

/// <summary>A new service account.</summary>
internal sealed record ServiceAccountBody
{
    /// <summary>Whose it is, at most 100 characters. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Any of <c>clients:read</c>, <c>clients:write</c>, <c>bookings:read</c>, <c>bookings:write</c>,
    /// <c>webhooks:write</c>,
    /// <c>admin</c>. Needed.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <param name="Id">To revoke it by.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Token">Shown this once.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record IssuedAccountReply(
    Guid Id, string Name, IReadOnlyList<string> Scopes, string Token, DateTimeOffset CreatedAt);
