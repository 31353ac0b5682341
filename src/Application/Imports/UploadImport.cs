using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Imports;

/// <summary>Receives a file of clients. Nothing of it is imported yet.</summary>
public sealed record UploadImport : IRequest<ImportRow>
{
    /// <summary>The largest file, in bytes.</summary>
    public const long LargestFile = 100L * 1024 * 1024;

    /// <summary>Read once, from the beginning to the end.</summary>
    public required Stream File { get; init; }

    public string? FileName { get; init; }

    public required Channel Channel { get; init; }
}

internal sealed class UploadImportHandler(
    IImportRepository imports, IClientFileReader files, IReadDb db, IUnitOfWork work, ISecrets secrets,
    IPhoneNumbers phones, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<UploadImport, ImportRow>
{
    private const int PartsOfASave = 20;
    private const int ImportsLookedAt = 20;

    public async Task<ImportRow> Handle(UploadImport command, CancellationToken ct)
    {
        var order = caller.Tenant.Region is "US" ? DateOrder.MonthFirst : DateOrder.DayFirst;
        var import = ClientImport.Receive(
            caller.Tenant.Id, command.FileName, order, new(caller.Name, command.Channel, clock.GetUtcNow()));
        imports.Add(import);
        await work.SaveChangesAsync(ct);
        try
        {
            var (headers, rows, parts) = await Receive(import, command.File, ct);
            work.Clear();
            import = await imports.Find(import.Id, ct) ?? throw new StaleRowException(null);
            var (preset, columns) = await Columns(headers, ct);
            import.Received(columns, preset, rows, parts);
            await work.SaveChangesAsync(ct);
        }
        catch
        {
            await Remove(import.Id);
            throw;
        }

        var first = await imports.GetPart(import.Id, 0, ct);
        return ImportRow.From(import, secrets.OpenRows(first.Cells), null, clock.GetUtcNow());
    }

    private async Task<(IReadOnlyList<string> Headers, int Rows, int Parts)> Receive(
        ClientImport import, Stream file, CancellationToken ct)
    {
        IReadOnlyList<string>? headers = null;
        var (rows, parts, waiting) = (0, 0, new List<IReadOnlyList<string>>(ImportPart.Size));
        await foreach (var row in files.Read(file, ct))
        {
            if (headers is null)
            {
                headers = Headers(row);
                continue;
            }

            if (++rows > ClientImport.MostRows) throw new DomainException(ImportErrors.TooManyRows);

            waiting.Add(row);
            if (waiting.Count == ImportPart.Size) await AddPart();
        }

        if (headers is null || rows == 0) throw new DomainException(ImportErrors.Empty);
        if (waiting.Count > 0) await AddPart();
        await work.SaveChangesAsync(ct);
        return (headers, rows, parts);

        async Task AddPart()
        {
            imports.Add(ImportPart.Create(import, parts++, secrets.SealRows(waiting)));
            waiting.Clear();
            if (parts % PartsOfASave != 0) return;

            await work.SaveChangesAsync(ct);
            work.Clear();
        }
    }

    private List<string> Headers(IReadOnlyList<string> row)
    {
        if (row.Count > ClientImport.MostColumns) throw new DomainException(ImportErrors.TooManyColumns);
        if (row.Any(cell => phones.Read(cell, caller.Tenant.Region).IsValid || EmailAddress.TryRead(cell, out _)))
            throw new DomainException(ImportErrors.NoHeader);

        return [.. row.Select(cell => CleanText.Cut(CleanText.Line(cell) ?? "", ImportColumn.MaxHeaderLength))];
    }

    // As they were chosen for such a file before, or else as the headers say.
    private async Task<(string? Preset, IReadOnlyList<ImportColumn> Columns)> Columns(
        IReadOnlyList<string> headers, CancellationToken ct)
    {
        var (preset, columns) = ImportPresets.Recognise(headers);
        var earlier = await db.Imports
            .Where(one => one.State != ImportState.Uploading && one.State != ImportState.Uploaded)
            .OrderByDescending(one => one.CreatedAt).Take(ImportsLookedAt).ToListAsync(ct);
        return (preset, earlier.Find(
            one => one.Columns.Select(column => column.Header).SequenceEqual(headers))?.Columns ?? columns);
    }

    private async Task Remove(ClientImportId id)
    {
        work.Clear();
        if (await imports.Find(id, CancellationToken.None) is { } import) imports.Remove(import);
        await work.SaveChangesAsync(CancellationToken.None);
    }
}
