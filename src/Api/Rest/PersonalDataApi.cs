using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

/// <summary>What a person may ask of a salon about themselves.</summary>
internal static class PersonalDataApi
{
    public static void MapPersonalDataApi(this WebApplication app)
    {
        app.MapTenantGroup("/clients").MapGet("/{id:guid}/export", Export)
            .WithName("exportClient").WithTags("Personal data").RequireScope(Scope.Admin).Produces<ClientExport>()
            .Refuses(401, 403, 404);
        app.MapTenantGroup("/data-requests").MapPost("", Answer)
            .WithName("answerDataRequest").WithTags("Personal data").RequireScope(Scope.Admin)
            .Produces<Page<ClientExport>>().Refuses(400, 401, 403, 404, 409, 413, 415);
    }

    /// <summary>Export everything that is held about a client</summary>
    /// <remarks>
    /// For a person who asks for their data (GDPR, Articles 15 and 20): values and where they come from, contact points,
    /// household, mappings, bookings with their history, merges, the messages that channels sent with their text, and what
    /// subscribers were told, the last two as long as they are kept. Of other people it has only what they have to do with
    /// this one. The security log says who exported.
    /// </remarks>
    private static async Task<IResult> Export(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ExportClient(new(id)), ct));

    /// <summary>Export a client who is known by one thing</summary>
    /// <remarks>
    /// By one of <c>phone</c>, <c>email</c> and <c>externalClientId</c>. Several clients may have one e-mail, or one id in
    /// several businesses: each is exported, 10 at most.
    /// </remarks>
    private static async Task<IResult> Answer(
        Guid tenantId, Body<DataRequestBody> body, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(body.To(value => value.ToRequest()), ct));
}

/// <summary>By what the person who asks for their data is known: one of three.</summary>
internal sealed record DataRequestBody
{
    /// <summary>Any spelling of any of their numbers; without a country code it belongs to the tenant's region.</summary>
    [AlsoNumber]
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>What the salon's own system calls them.</summary>
    [AlsoNumber]
    public string? ExternalClientId { get; init; }

    /// <summary>Whose id that is, such as <c>phorest</c>. Needed with it.</summary>
    public string? ServiceProvider { get; init; }

    /// <summary>All businesses of the provider when left out.</summary>
    [AlsoNumber]
    public string? BusinessId { get; init; }

    public AnswerDataRequest ToRequest() => new()
    {
        Phone = Phone,
        Email = Email,
        ExternalClientId = ExternalClientId,
        ServiceProvider = ServiceProvider,
        BusinessId = BusinessId,
    };
}
