using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
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
        app.MapTenantGroup("/clients").MapPost("/{id:guid}/erasures", Erase)
            .WithName("eraseClient").WithTags("Personal data").RequireScope(Scope.Admin)
            .Produces<ErasurePreview>().Produces<ErasureRow>(202).Refuses(400, 401, 403, 404, 409, 413, 415);
        var erasures = app.MapTenantGroup("/erasures").WithTags("Personal data").RequireScope(Scope.Admin)
            .Refuses(401, 403);
        erasures.MapGet("", List).WithName("listErasures").Produces<Page<ErasureRow>>();
        erasures.MapGet("/{id:guid}", Get).WithName("getErasure").Produces<ErasureRow>().Refuses(404);
        erasures.MapGet("/{id:guid}/receipt", Receipt)
            .WithName("getErasureReceipt").Produces<ErasureReceipt>().Refuses(404, 409);
        app.MapTenantGroup("/export").MapGet("", ExportAll)
            .WithName("exportSalon").WithTags("Personal data").RequireScope(Scope.Admin)
            .Produces<string>(200, "text/csv", "application/jsonl").Refuses(400, 401, 403);
        app.MapTenantGroup("/audit").MapGet("", ListAudit)
            .WithName("listAudit").WithTags("Personal data").RequireScope(Scope.Admin)
            .Produces<Page<SecurityRow>>().Refuses(400, 401, 403);
    }

    /// <summary>Export all clients, bookings or service mappings as a file</summary>
    /// <remarks>
    /// Written while it is read, so that it may be of any size; <c>X-Total-Count</c> says how many rows there are. The
    /// clients' CSV can be imported again: every column is recognised. Who was merged is in whoever stands for them; who was
    /// erased is left out.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="records"><c>clients</c> (when left out), <c>bookings</c> or <c>service_mappings</c>.</param>
    /// <param name="format"><c>csv</c> (when left out), or <c>jsonl</c>: a JSON object on each line.</param>
    private static Task ExportAll(
        Guid tenantId, string? records, string? format, IMediator mediator, HttpContext http) => SalonExportFile.Write(
            http, ListQuery.Word<ExportedRecords>(records, "records") ?? ExportedRecords.Clients,
            ListQuery.Word<ExportFormat>(format, "format") ?? ExportFormat.Csv, new(
                query => mediator.Send(query, http.RequestAborted), query => mediator.Send(query, http.RequestAborted),
                query => mediator.Send(query, http.RequestAborted), query => mediator.Send(query, http.RequestAborted)));

    /// <summary>List who looked at what, and who changed what, the latest first</summary>
    /// <remarks>
    /// Cards that were opened or read, messages whose text was read, exports, imports, erasures, and changes of staff,
    /// tokens and secrets, by staff and by tokens. The same look within a few minutes is one entry. Entries are kept for two
    /// years unless it is set otherwise, and nothing changes them.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="clientId">Only about this client, or records that were merged into them.</param>
    /// <param name="actorId">Only by this person or account.</param>
    /// <param name="action">Of one kind only, such as <c>client_viewed</c>.</param>
    /// <param name="from">At this time or later; without an offset, the tenant's local time. A plain date is the tenant's
    /// day from its start.</param>
    /// <param name="to">Before this time; of a plain date, the whole day is included.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> ListAudit(
        Guid tenantId, Guid? clientId, Guid? actorId, string? action, string? from, string? to, string? cursor, int? limit,
        IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(
            new ListAudit
            {
                ClientId = clientId is { } client ? new(client) : null,
                Actor = actorId,
                Action = ListQuery.Word<SecurityAction>(action, "action"),
                From = ListQuery.Time(from, "from"),
                To = ListQuery.Until(to, "to"),
                Cursor = cursor,
                Limit = ListQuery.Limit(limit),
            },
            ct));

    /// <summary>Erase everything that is held about a client, or see what that would be</summary>
    /// <remarks>
    /// With <c>dryRun</c> (the default) it counts what goes, and names what is in the way: a booking to come is cancelled
    /// first. Without it, it answers 202 with a job that goes on in the background, also after a restart; read it with
    /// <c>GET …/erasures/{id}</c>. Who was merged into the client is erased with them. Bookings stay as figures without a
    /// person; subscribers hear <c>client.erased</c>. It can be repeated, where data came back.
    /// </remarks>
    private static async Task<IResult> Erase(
        Guid tenantId, Guid id, Body<ErasureBody> body, IMediator mediator, CancellationToken ct)
    {
        var asked = body.To(value => value);
        if (asked.DryRun ?? true) return Results.Json(await mediator.Send(new PreviewErasure(new(id)), ct));

        var erasure = await mediator.Send(new EraseClient(new(id), asked.Reason, Channel.Rest), ct);
        return Results.Accepted($"/api/platform/tenants/{tenantId}/erasures/{erasure.Id}", erasure);
    }

    /// <summary>List the erasures, the latest first</summary>
    /// <remarks>100 at most.</remarks>
    private static async Task<IResult> List(Guid tenantId, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListErasures(), ct));

    /// <summary>Read how far an erasure is</summary>
    /// <remarks>
    /// <c>state</c> is <c>validating</c>, <c>ready</c>, <c>erasing</c>, <c>done</c> or <c>failed</c>; a failed one says where
    /// it stopped. Erasing the client again goes on with what is left.
    /// </remarks>
    private static async Task<IResult> Get(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new GetErasure(new(id)), ct));

    /// <summary>Download the receipt of an erasure</summary>
    /// <remarks>
    /// What was erased, when and by whom, without whose it was; signed, so that the command <c>receipt verify</c> can tell
    /// whether a file is as it was given out.
    /// </remarks>
    private static async Task<IResult> Receipt(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new GetErasureReceipt(new(id)), ct));

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

/// <summary>Whether to erase, and why.</summary>
internal sealed record ErasureBody
{
    /// <summary>True (when left out): only tells what would be erased.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Why, for whoever asks later; without names. At most 200 characters. Needed unless it is a dry run.</summary>
    public string? Reason { get; init; }
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
