using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Imports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// A dry run of a whole file: the same as <see cref="ContinueImport"/> does with its parts, but that nothing is saved. A
/// process that stops meanwhile begins again.
/// </summary>
public sealed record CheckImport(ClientImportId Id) : IRequest;

internal sealed class CheckImportHandler(
    IReadDb db, IClientRepository clients, IImportRepository imports, ISecrets secrets, IPhoneNumbers phones, ErasedClients erased,
    IUnitOfWork work, CurrentCaller caller, ImportWork running, TimeProvider clock)
    : IRequestHandler<CheckImport, Unit>
{
    public async Task<Unit> Handle(CheckImport command, CancellationToken ct)
    {
        var import = await db.Imports.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
        if (import is not { State: ImportState.Checking }) return Unit.Value;

        try
        {
            if (await Check(import, ct) is { } counts && await imports.Find(import.Id, ct) is { } checkedOne
                && checkedOne.State is ImportState.Checking && checkedOne.Version == import.Version)
            {
                checkedOne.Checked(counts, clock.GetUtcNow());
                await work.SaveChangesAsync(ct);
            }
        }
        finally
        {
            running.End(import.Id);
        }

        return Unit.Value;
    }

    private async Task<ImportCounts?> Check(ClientImport import, CancellationToken ct)
    {
        running.End(import.Id);
        var reader = import.Reader(caller.Tenant, phones, clock.GetUtcNow());
        if (await RepeatedKeys(import, reader, ct) is not { } repeated) return null;

        var (known, tally) = (new KnownClients(db, clients, imports, erased), new ImportTally(ImportCounts.None));
        var importer = new ClientImporter(
            known, caller.Tenant, new(import.Editor, import.Channel, clock.GetUtcNow()));
        for (var part = 0; part < import.Parts; part++)
        {
            var rows = await Rows(import, reader, part, ct);
            if (rows is null) return null;

            await importer.Import(rows, tally, ct);
            known.Keep(key => repeated.Contains(KnownClients.Hash(key)));
            importer.Made.Clear();
            work.Clear();
        }

        return tally.Counts;
    }

    /// <summary>What two rows have: their client must be remembered from the one to the other.</summary>
    private async Task<HashSet<long>?> RepeatedKeys(ClientImport import, FileRowReader reader, CancellationToken ct)
    {
        var (seen, repeated) = (new HashSet<long>(), new HashSet<long>());
        for (var part = 0; part < import.Parts; part++)
        {
            var rows = await Rows(import, reader, part, ct);
            if (rows is null) return null;

            foreach (var key in rows.Where(row => row.Client is not null)
                .SelectMany(row => row.Client!.Keys.Distinct()).Select(KnownClients.Hash))
            {
                if (!seen.Add(key)) repeated.Add(key);
            }
        }

        return repeated;
    }

    /// <returns>Null where the check has become of no use.</returns>
    private async Task<List<(int Row, StatedClient? Client, string? Refusal, string[] Cells)>?> Rows(
        ClientImport import, FileRowReader reader, int part, CancellationToken ct)
    {
        var cells = await db.ImportParts.Where(one => one.ImportId == import.Id && one.Number == part)
            .Where(_ => db.Imports.Any(one => one.Id == import.Id && one.Version == import.Version))
            .Select(one => one.Cells).SingleOrDefaultAsync(ct);
        running.Advance(import.Id);
        return cells is null ? null : [.. reader.Rows(part, secrets.OpenRows(cells))];
    }
}
