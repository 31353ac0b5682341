using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class ServiceMappingsApi
{
    public static void MapServiceMappingsApi(this WebApplication app)
    {
        var ofClient = app.MapTenantGroup("/clients/{id:guid}/service-mappings").WithTags("Service mappings")
            .Refuses(400, 401, 403, 404);
        ofClient.MapGet("", List)
            .WithName("listServiceMappings").RequireScope(Scope.ClientsRead).Produces<Page<ServiceMappingRow>>();
        ofClient.MapPut("", Put)
            .WithName("putServiceMapping").RequireScope(Scope.ClientsWrite).Produces<ServiceMappingRow>(201)
            .Produces<ServiceMappingRow>()
            .Refuses(409, 413, 415).TakesIdempotencyKey();

        app.MapTenantGroup("/service-mappings").MapGet("", Find)
            .WithName("findServiceMappings").WithTags("Service mappings")
            .RequireScope(Scope.ClientsRead)
            .Produces<Page<MappedClient>>().Refuses(400, 401, 403);
    }

    /// <summary>List what the salon's own systems call a client</summary>
    private static async Task<IResult> List(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListServiceMappings(new(id)), ct));

    /// <summary>Say what one of the salon's own systems calls a client</summary>
    /// <remarks>One id per provider and business; saying it again replaces it. An id that is another client's is
    /// 409.</remarks>
    private static async Task<IResult> Put(
        Guid tenantId, Guid id, Body<ServiceMappingBody> body, IMediator mediator, CancellationToken ct)
    {
        var mapped = await mediator.Send(body.To(value => value.ToCommand(new(id))), ct);
        return Results.Json(
            mapped.Mapping, statusCode: mapped.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>Find the client behind an external id</summary>
    /// <remarks>Ids are compared to the letter. An unknown id gives an empty list.</remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="provider">Such as <c>phorest</c> or <c>fresha</c>.</param>
    /// <param name="externalClientId">What the provider calls the client.</param>
    /// <param name="businessId">All businesses of the provider when left out.</param>
    private static async Task<IResult> Find(
        Guid tenantId, string? provider, string? externalClientId, string? businessId, IMediator mediator,
        CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(provider))
            throw RequestFault.BadRequest("provider.missing", "Name the provider.", "provider");
        if (string.IsNullOrWhiteSpace(externalClientId))
            throw RequestFault.BadRequest(
                "external_client_id.missing", "Name the external client id.", "externalClientId");

        return Results.Json(await mediator.Send(new FindByExternalClient(provider, businessId, externalClientId), ct));
    }
}

/// <summary>What one of the salon's own systems calls a client.</summary>
internal sealed record ServiceMappingBody
{
    /// <summary>A lower-case name, such as <c>phorest</c> or <c>fresha</c>. Needed.</summary>
    public string? ServiceProvider { get; init; }

    /// <summary>Needed.</summary>
    [AlsoNumber]
    public string? ExternalClientId { get; init; }

    [AlsoNumber]
    public string? BusinessId { get; init; }

    [AlsoNumber]
    public string? BranchId { get; init; }

    public MapService ToCommand(ClientId client) =>
        new(client, ExternalClient.Create(ServiceProvider, ExternalClientId, BusinessId, BranchId));
}
