using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class TenantsApi
{
    public static void MapTenantsApi(this WebApplication app)
    {
        var all = app.MapGroup("/api/platform/tenants").WithTags("Tenants").RequireScope(Scope.Admin)
            .Refuses(400, 401, 403)
            .AddEndpointFilter(PlatformOnly).AddEndpointFilter(KnownParameters.Check)
            .AddEndpointFilter(ListCursor.Bind);
        all.MapPost("", Register)
            .WithName("createTenant").Produces<TenantRow>(201).Refuses(413, 415).TakesIdempotencyKey();
        all.MapGet("", List).WithName("listTenants").Produces<Page<TenantRow>>();

        var one = app.MapTenantGroup("").WithTags("Tenants").RequireScope(Scope.Admin).Refuses(400, 401, 403, 404);
        one.MapGet("", Get).WithName("getTenant").Produces<TenantRow>();
        one.MapPatch("", Change)
            .WithName("changeTenant").Produces<TenantRow>().Refuses(412, 413, 415, 428).TakesIfMatch();
    }

    internal static ValueTask<object?> PlatformOnly(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.Features.Get<Credential>() is { Tenant: null }
            ? next(call)
            : throw new DomainException(TenantErrors.NotYours);

    /// <summary>Add a tenant</summary>
    /// <remarks>Needs a platform-wide token.</remarks>
    private static async Task<IResult> Register(Body<RegisterTenantBody> body, IMediator mediator, HttpContext http)
    {
        var tenant = await mediator.Send(body.To(value => value.ToCommand()), http.RequestAborted);
        return Etags.Created(http, $"/api/platform/tenants/{tenant.Id}", tenant, tenant.Version);
    }

    /// <summary>List all tenants, the newest first</summary>
    /// <remarks>Needs a platform-wide token.</remarks>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListTenants(cursor, ListQuery.Limit(limit)), ct));

    /// <summary>Read a tenant</summary>
    private static async Task<IResult> Get(Guid tenantId, IMediator mediator, HttpContext http)
    {
        var tenant = await mediator.Send(new GetTenant(new(tenantId)), http.RequestAborted);
        return Etags.Ok(http, tenant, tenant.Version);
    }

    /// <summary>Change a tenant</summary>
    /// <remarks>What is left out stays. Bookings already recorded stay as they were understood. Needs
    /// <c>If-Match</c>.</remarks>
    private static async Task<IResult> Change(
        Guid tenantId, IfMatch match, Body<ChangeTenantBody> body, IMediator mediator, HttpContext http)
    {
        var tenant = await mediator.Send(
            body.To(value => value.ToCommand(new(tenantId), match.Version)), http.RequestAborted);
        return Etags.Ok(http, tenant, tenant.Version);
    }
}

/// <summary>A new tenant. All fields are needed.</summary>
internal sealed record RegisterTenantBody
{
    public string? Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2: where a phone number without a country code belongs.</summary>
    public string? Region { get; init; }

    /// <summary>IANA name: in which a time without an offset is meant.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 4217: in which a price without a currency is meant.</summary>
    public string? Currency { get; init; }

    public RegisterTenant ToCommand() =>
        new() { Name = Name, Region = Region, TimeZone = TimeZone, Currency = Currency };
}

/// <summary>What of a tenant changes.</summary>
internal sealed record ChangeTenantBody
{
    /// <summary>At most 200 characters.</summary>
    public Change<string> Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public Change<string> Region { get; init; }

    /// <summary>IANA name.</summary>
    public Change<string> TimeZone { get; init; }

    /// <summary>ISO 4217.</summary>
    public Change<string> Currency { get; init; }

    /// <summary>How long what channels sent is kept: 1 to 3650 days. What became of it stays.</summary>
    public Change<int> DeliveryRetentionDays { get; init; }

    public ChangeTenant ToCommand(TenantId id, ExpectedVersion? expectedVersion) => new()
    {
        Id = id,
        ExpectedVersion = expectedVersion,
        Name = Name,
        Region = Region,
        TimeZone = TimeZone,
        Currency = Currency,
        DeliveryRetentionDays = DeliveryRetentionDays,
    };
}
