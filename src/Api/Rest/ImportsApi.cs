using CsvHelper;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CustomerTracking.Api.Rest;

internal static class ImportsApi
{
    // The parts' headers and boundaries, beside the file.
    private const int Wrapping = 64 * 1024;

    public static void MapImportsApi(this WebApplication app)
    {
        var imports = app.MapTenantGroup("/imports").WithTags("Imports").RequireScope(Scope.Admin).Refuses(401, 403);
        imports.MapPost("", Upload)
            .WithName("uploadImport").Posts<ImportFileBody>("multipart/form-data").Produces<ImportRow>(201)
            .Refuses(400, 413, 415);
        imports.MapGet("", List)
            .WithName("listImports").Produces<Page<ImportRow>>();
        imports.MapGet("/{id:guid}", Get)
            .WithName("getImport").Produces<ImportRow>().Refuses(404);
        imports.MapPut("/{id:guid}/columns", Choose)
            .WithName("chooseImportColumns").Produces<ImportRow>(202).Refuses(400, 404, 409, 413, 415);
        imports.MapPatch("/{id:guid}", Change)
            .WithName("changeImport").Produces<ImportRow>(202).Refuses(400, 404, 409, 413, 415);
        imports.MapGet("/{id:guid}/refused-rows", Refused)
            .WithName("getRefusedRows").Produces<string>(200, "text/csv").Refuses(404);
    }

    /// <summary>Send a list of clients as a CSV file</summary>
    /// <remarks>
    /// As <c>multipart/form-data</c>, in the part named <c>file</c>: up to 100 MiB and 500,000 rows, the first row with
    /// the columns' names. Any encoding, and comma, semicolon, tab or pipe. Nothing is imported yet: see what the columns
    /// are taken for, choose them (<c>PUT …/columns</c>), wait until the file is <c>checked</c> and read what would become
    /// of it, then set <c>state</c> to <c>importing</c>.
    /// </remarks>
    private static async Task<IResult> Upload(Guid tenantId, IMediator mediator, HttpContext http)
    {
        const long Most = UploadImport.LargestFile + Wrapping;
        if (http.Request.ContentLength > Most) throw TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Most;

        var file = await FileOf(http.Request, http.RequestAborted);
        try
        {
            var import = await mediator.Send(
                new UploadImport
                {
                    File = file.Body,
                    FileName = file.GetContentDispositionHeader()?.FileNameStar.Value
                        ?? file.GetContentDispositionHeader()?.FileName.Value,
                    Channel = Channel.Rest,
                },
                http.RequestAborted);
            return Results.Created($"/api/platform/tenants/{tenantId}/imports/{import.Id}", import);
        }
        catch (DomainException refused) when (refused.Error.Code == TooLarge().Error.Code)
        {
            throw TooLarge();
        }
        catch (InvalidDataException)   // a multipart body that is none
        {
            throw new DomainException(ImportErrors.OneFile);
        }
    }

    /// <summary>List the imports, the latest first</summary>
    /// <remarks>100 at most, without samples of their columns.</remarks>
    private static async Task<IResult> List(Guid tenantId, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new ListImports(), ct));

    /// <summary>Read an import: its columns, how far it is, and its counts</summary>
    private static async Task<IResult> Get(Guid tenantId, Guid id, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(new GetImport(new(id)), ct));

    /// <summary>Say what the columns hold, and have the file checked</summary>
    /// <remarks>
    /// One entry for each column, in the order of the file; <c>{}</c> leaves a column out. Several columns may be
    /// <c>phone</c>, <c>notes</c> or, of different systems, <c>externalClientId</c>. The check counts what the import would do;
    /// it writes nothing. Poll the import until its state is <c>checked</c>.
    /// </remarks>
    private static async Task<IResult> Choose(
        Guid tenantId, Guid id, Body<ImportColumnsBody> body, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(body.To(value => value.ToCommand(new(id))), ct), statusCode: 202);

    /// <summary>Start, cancel or undo an import</summary>
    /// <remarks>
    /// <c>importing</c> starts a checked one; <c>cancelled</c> ends it, and what is imported stays; <c>undoing</c> takes an
    /// import back at any time: clients it brought are removed unless something was recorded of them since, and values it
    /// changed are what they were unless they were changed since. The work goes on in the background, also after a restart.
    /// </remarks>
    private static async Task<IResult> Change(
        Guid tenantId, Guid id, Body<ImportStateBody> body, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(body.To(value => value.ToCommand(new(id))), ct), statusCode: 202);

    /// <summary>Download the rows of which nothing is taken</summary>
    /// <remarks>As they were sent, with one more column that says why. Correct them and send that file.</remarks>
    private static async Task Refused(Guid tenantId, Guid id, IMediator mediator, HttpContext http) =>
        await RefusedRowsFile.Write(http, new(id), query => mediator.Send(query, http.RequestAborted));

    private static async Task<MultipartSection> FileOf(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            throw new RequestFault(StatusCodes.Status415UnsupportedMediaType, ImportErrors.OneFile);
        }

        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(ct) is { } part)
            {
                if (part.GetContentDispositionHeader() is { } header && header.IsFileDisposition()) return part;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException) { }

        throw new DomainException(ImportErrors.OneFile);
    }

    private static RequestFault TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        ImportErrors.TooLarge((int)(UploadImport.LargestFile / 1024 / 1024)));
}

/// <summary>The refused rows as a CSV file, written while they are read.</summary>
internal static class RefusedRowsFile
{
    private const string Reason = "Reason";

    public static async Task Write(
        HttpContext http, ClientImportId id, Func<GetRefusedRows, Task<RefusedRows>> send)
    {
        var part = await send(new(id, 0));
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"refused-rows.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        await using var csv = CsvWriter.Create(http.Response.Body, new() { WriteByteOrderMark = true }, leaveOpen: true);
        await Row([.. part.Headers, Reason]);
        for (var number = 0; number < part.Parts; number++)
        {
            if (number > 0) part = await send(new(id, number));
            foreach (var row in part.Rows)
                await Row([.. part.Headers.Select((_, place) => place < row.Cells.Count ? row.Cells[place] : ""), row.Reason]);
        }

        await csv.FlushAsync(http.RequestAborted);

        Task Row(IEnumerable<string> cells) => csv.WriteRow(cells.Select(CsvText.Harmless), http.RequestAborted);
    }
}

/// <summary>A file of clients; it is read while it arrives.</summary>
internal sealed record ImportFileBody
{
    /// <summary>CSV, up to 100 MiB.</summary>
    public required IFormFile File { get; init; }
}

/// <summary>What the columns of a file hold.</summary>
internal sealed record ImportColumnsBody : IChecksFields
{
    /// <summary>One for each column, in the order of the file. Needed.</summary>
    public IReadOnlyList<ImportColumnBody>? Columns { get; init; }

    /// <summary>How 04/05/1990 is read; as it was when left out.</summary>
    public DateOrder? DateOrder { get; init; }

    public ChooseColumns ToCommand(ClientImportId id) => new()
    {
        Id = id,
        Columns = [.. Columns!.Select(one => new ChosenColumn(one.Field, one.ServiceProvider, one.BusinessId))],
        DateOrder = DateOrder,
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults()
    {
        if (Columns is null || Columns.Any(one => one is null))
            yield return ("columns", "Needed: one object for each column of the file, such as {\"field\": \"phone\"}.");
    }
}

/// <summary>What one column holds.</summary>
internal sealed record ImportColumnBody
{
    /// <summary>Left out: nothing is read from the column.</summary>
    public ImportField? Field { get; init; }

    /// <summary>Whose ids they are, such as <c>phorest</c>. Needed with <c>external_client_id</c>.</summary>
    public string? ServiceProvider { get; init; }

    /// <summary>Of that provider, where it has several.</summary>
    public string? BusinessId { get; init; }
}

/// <summary>What becomes of an import.</summary>
internal sealed record ImportStateBody : IChecksFields
{
    /// <summary><c>importing</c>, <c>cancelled</c> or <c>undoing</c>. Needed.</summary>
    public ImportState? State { get; init; }

    public IRequest<ImportRow> ToCommand(ClientImportId id) => State switch
    {
        ImportState.Importing => new StartImport(id),
        ImportState.Cancelled => new CancelImport(id),
        _ => new UndoImport(id),
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults()
    {
        if (State is not (ImportState.Importing or ImportState.Cancelled or ImportState.Undoing))
            yield return ("state", "Needed: importing, cancelled or undoing.");
    }
}
