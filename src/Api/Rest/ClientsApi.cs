using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class ClientsApi
{
    private enum Expansion
    {
        Provenance,
    }

    public static void MapClientsApi(this WebApplication app)
    {
        var clients = app.MapTenantGroup("/clients").WithTags("Clients").Refuses(400, 401, 403);
        clients.MapPost("", Register)
            .WithName("createClient").RequireScope(Scope.ClientsWrite).Produces<ClientRow>(201).Refuses(409, 413, 415)
            .TakesIdempotencyKey();
        clients.MapGet("", List).WithName("listClients").RequireScope(Scope.ClientsRead).Produces<Page<ClientRow>>();
        clients.MapGet("/{id:guid}", Get)
            .WithName("getClient").RequireScope(Scope.ClientsRead).Produces<ClientRow>().Refuses(404);
        clients.MapPatch("/{id:guid}", Change)
            .WithName("changeClient").RequireScope(Scope.ClientsWrite).Produces<ClientRow>()
            .Refuses(404, 409, 412, 413, 415, 428).TakesIfMatch();
        clients.MapPatch("/{id:guid}/suggestions/{suggestionId:guid}", Decide)
            .WithName("decideSuggestion").RequireScope(Scope.ClientsWrite).Produces<ClientRow>()
            .Refuses(404, 409, 413, 415);
        clients.MapPost("/{id:guid}/household", AddMember)
            .WithName("addHouseholdMember").RequireScope(Scope.ClientsWrite).Produces<ClientRow>(201)
            .Refuses(404, 409, 413, 415).TakesIdempotencyKey();
        clients.MapGet("/{id:guid}/consents", Consents)
            .WithName("listConsents").RequireScope(Scope.ClientsRead).Produces<ClientConsents>().Refuses(404);
        clients.MapPut("/{id:guid}/consents", PutConsent)
            .WithName("putConsent").RequireScope(Scope.ClientsWrite).Produces<ClientConsents>().Refuses(404, 409, 413, 415);
        clients.MapGet("/by-phone/{phone}", GetByPhone)
            .WithName("getClientByPhone").RequireScope(Scope.ClientsRead).Produces<ClientRow>()
            .Refuses(404);
    }

    /// <summary>Record a client</summary>
    /// <remarks>
    /// Before, or without, a booking. The phone takes any spelling and must be new: a client who is already known
    /// by it is 409, with their id as <c>existingId</c>.
    /// </remarks>
    private static async Task<IResult> Register(
        Guid tenantId, Body<RegisterClientBody> body, IMediator mediator, HttpContext http)
    {
        var client = await mediator.Send(body.To(value => value.ToCommand()), http.RequestAborted);
        return Etags.Created(http, $"/api/platform/tenants/{tenantId}/clients/{client.Id}", client, client.Version);
    }

    /// <summary>List clients, the newest first</summary>
    /// <remarks>
    /// With <c>q</c>: who has all words whole comes first, then those of whom one only begins so; among each, who
    /// booked last. Where fewer than five are found, <c>similar</c> has up to ten whose names are spelt almost so, sound like
    /// it or stand for it (Siobhán and Shivaun, Margaret and Peggy): a hint for a person, never an identity.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="q">The start of any word of the name, of the e-mail or of an id in the salon's own system; a phone
    /// number in any spelling, its start or its last digits, three at least. At most 200 characters and 6 different
    /// words; of more words the longest count, and <c>notice</c> says so.</param>
    /// <param name="source">How they first came: <c>voice</c>, <c>web</c> or <c>whatsapp</c>.</param>
    /// <param name="status"><c>active</c>, <c>inactive</c> or <c>erased</c>.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, string? q, string? source, string? status, string? cursor, int? limit, IMediator mediator,
        CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListClients
            {
                Query = q,
                Source = ListQuery.Source(source),
                Status = ListQuery.Word<ClientStatus>(status, "status"),
                Cursor = cursor,
                Limit = ListQuery.Limit(limit),
            },
            ct));

    /// <summary>Read a client</summary>
    /// <remarks>
    /// The id of one who was merged answers with whoever stands for them; <c>Content-Location</c> is their address then.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The client's.</param>
    /// <param name="expand"><c>provenance</c> also answers who said the name and the e-mail and when, and which other values
    /// wait for a decision.</param>
    private static async Task<IResult> Get(
        Guid tenantId, Guid id, string? expand, IMediator mediator, HttpContext http)
    {
        var withProvenance = ListQuery.Word<Expansion>(expand, "expand") is Expansion.Provenance;
        var client = await mediator.Send(new GetClient(new(id), withProvenance), http.RequestAborted);
        if (client.Id != id)
            http.Response.Headers.ContentLocation = $"/api/platform/tenants/{tenantId}/clients/{client.Id}";
        return Etags.Ok(http, client, client.Version);
    }

    /// <summary>Change a client</summary>
    /// <remarks>
    /// A merge patch: what is left out stays, null clears. A new phone becomes the one to call; the earlier one still
    /// recognises the client. Needs <c>If-Match</c>.
    /// </remarks>
    private static async Task<IResult> Change(
        Guid tenantId, Guid id, IfMatch match, Body<ChangeClientBody> body, IMediator mediator, HttpContext http)
    {
        var client = await mediator.Send(
            body.To(value => value.ToCommand(new(id), match.Version)), http.RequestAborted);
        return Etags.Ok(http, client, client.Version);
    }

    /// <summary>Decide on a suggested value</summary>
    /// <remarks>
    /// A name or an e-mail that a channel gave and that is not trusted enough to replace the known one;
    /// <c>GET …/clients/{id}?expand=provenance</c> lists those that are open. A used one counts as said by whoever decides.
    /// </remarks>
    private static async Task<IResult> Decide(
        Guid tenantId, Guid id, Guid suggestionId, Body<SuggestionBody> body, IMediator mediator, HttpContext http)
    {
        var client = await mediator.Send(
            body.To(value => new DecideSuggestion
            {
                ClientId = new(id),
                Id = new(suggestionId),
                State = value.State.GetValueOrDefault(),
                Channel = Channel.Rest,
            }), http.RequestAborted);
        return Etags.Ok(http, client, client.Version);
    }

    /// <summary>Add a member to a client's household</summary>
    /// <remarks>
    /// Somebody who books with the client's phone. Bookings that arrive by that phone under their name are for them from
    /// then on: <c>clientId</c> stays the client's, <c>memberId</c> is theirs. A household has 50 members at most;
    /// <c>PATCH …/clients/{id}</c> with <c>householdOwnerId</c> lets a client join one, or leave it.
    /// </remarks>
    private static async Task<IResult> AddMember(
        Guid tenantId, Guid id, Body<HouseholdMemberBody> body, IMediator mediator, HttpContext http)
    {
        var member = await mediator.Send(body.To(value => value.ToCommand(new(id))), http.RequestAborted);
        return Etags.Created(http, $"/api/platform/tenants/{tenantId}/clients/{member.Id}", member, member.Version);
    }

    /// <summary>Read what a client agreed to</summary>
    /// <remarks>
    /// <c>current</c> is what counts: the latest decision for each purpose and medium. Where clients were merged, the
    /// stricter of theirs counts until one is made for both. <c>history</c> has every decision.
    /// </remarks>
    private static async Task<IResult> Consents(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListConsents(new(id)), ct));

    /// <summary>Record a client's decision</summary>
    /// <remarks>For one purpose and medium. Said again, it is not recorded again. Nothing is ever overwritten.</remarks>
    private static async Task<IResult> PutConsent(
        Guid tenantId, Guid id, Body<ConsentBody> body, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(body.To(value => value.ToCommand(new(id))), ct));

    /// <summary>Find a client by phone</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="phone">Any spelling of any of the client's numbers; one with a + is written %2B.</param>
    private static async Task<IResult> GetByPhone(Guid tenantId, string phone, IMediator mediator, HttpContext http)
    {
        // The framework decodes everything in a path but the slash, which is how some countries part their numbers.
        var spelled = phone.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var client = await mediator.Send(new FindClientByPhone(spelled), http.RequestAborted);
        return Etags.Ok(http, client, client.Version);
    }
}
