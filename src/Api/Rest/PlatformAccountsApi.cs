using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

/// <summary>The tokens that reach every tenant: made, listed and revoked by one of their kind.</summary>
internal static class PlatformAccountsApi
{
    public static void MapPlatformAccountsApi(this WebApplication app)
    {
        var accounts = app.MapGroup("/api/platform/service-accounts").WithTags("Service accounts")
            .RequireScope(Scope.Admin).Refuses(400, 401, 403).AddEndpointFilter(TenantsApi.PlatformOnly)
            .AddEndpointFilter(KnownParameters.Check).AddEndpointFilter(ListCursor.Bind);
        accounts.MapPost("", Issue).WithName("createPlatformServiceAccount")
            .Produces<IssuedAccountReply>(201).Refuses(413, 415).TakesIdempotencyKey();
        accounts.MapGet("", List).WithName("listPlatformServiceAccounts")
            .Produces<Page<ServiceAccountRow>>();
        accounts.MapDelete("/{id:guid}", Revoke).WithName("revokePlatformServiceAccount")
            .Produces(204).Refuses(404);
    }

    /// <summary>Make a platform-wide service account</summary>
    /// <remarks>Needs a platform-wide token. The new token is shown in this answer and never again.</remarks>
    private static async Task<IResult> Issue(
        Body<ServiceAccountBody> body, IMediator mediator, CancellationToken ct)
    {
        var issued = await mediator.Send(new IssuePlatformAccount(body.Value.Name, body.Value.Scopes), ct);
        return Results.Created(
            $"/api/platform/service-accounts/{issued.Account.Id}",
            new IssuedAccountReply(
                issued.Account.Id, issued.Account.Name, issued.Account.Scopes, issued.Token, issued.Account.CreatedAt));
    }

    /// <summary>List platform-wide service accounts, the newest first</summary>
    /// <remarks>Needs a platform-wide token.</remarks>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListPlatformAccounts(cursor, ListQuery.Limit(limit)), ct));

    /// <summary>Revoke a platform-wide service account</summary>
    /// <remarks>Needs a platform-wide token. From the next request on the account's token is refused. Revoking twice is
    /// harmless.</remarks>
    private static async Task<IResult> Revoke(Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new RevokePlatformAccount(new(id)), ct);
        return Results.NoContent();
    }
}
