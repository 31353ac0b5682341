using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;
using MediatR;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// Imports the next part of a file, or undoes the next rows of it: all of that in one save together with how far the
/// import is, so that a process that is killed leaves nothing half done.
/// </summary>
public sealed record ContinueImport(ClientImportId Id) : IRequest<bool>, IRetryable
{
    string? IRetryable.LockKey => Id.ToString();
}

/// <returns>Whether there is more to do.</returns>
internal sealed class ContinueImportHandler(
    IReadDb db, IClientRepository clients, IServiceMappingRepository mappings, IImportRepository imports,
    ISecrets secrets, IPhoneNumbers phones, ErasedClients erased, ImportUndo undo, IUnitOfWork work, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<ContinueImport, bool>
{
    // Taking a client out of the search index overwrites every word of theirs: some 15 ms each among 100,000 clients.
    private const int RowsOfAnUndo = 20;

    public async Task<bool> Handle(ContinueImport command, CancellationToken ct)
    {
        work.RaiseNoEvents();
        var import = await imports.Find(command.Id, ct);
        if (import?.State is ImportState.Importing) await Import(import, ct);
        else if (import?.State is ImportState.Undoing) await Undo(import, ct);
        else return false;

        await work.SaveChangesAsync(ct);
        return import.State is ImportState.Importing or ImportState.Undoing;
    }

    private async Task Import(ClientImport import, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var part = await imports.GetPart(import.Id, import.Position, ct);
        var known = new KnownClients(db, clients, imports, erased);
        var importer = new ClientImporter(known, caller.Tenant, new(import.Editor, import.Channel, now));
        var tally = new ImportTally(import.Counts ?? ImportCounts.None);
        var reader = import.Reader(caller.Tenant, phones, import.StartedAt ?? now);
        var imported = await importer.Import(
            [.. reader.Rows(part.Number, secrets.OpenRows(part.Cells))], tally, ct);
        foreach (var record in importer.Made) Add(record);
        part.Record(secrets.Seal(new ImportJournal([.. imported.Where(row => !row.ChangedNothing)]).Write()));
        import.Advance(tally.Counts, now);
    }

    private async Task Undo(ClientImport import, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var part = await imports.GetPart(import.Id, import.Position - 1, ct);
        var rows = ImportJournal.Read(secrets.Open(part.Journal!)).Rows;
        IReadOnlyList<ImportedRow> left = [.. rows.SkipLast(RowsOfAnUndo)];
        var kept = await undo.Undo([.. rows.Skip(left.Count)], new(import.Editor, import.Channel, now), ct);
        if (left.Count > 0) part.Record(secrets.Seal(new ImportJournal(left).Write()));
        import.GoBack(kept, isWholePart: left.Count == 0, now);
    }

    private void Add(object record)
    {
        switch (record)
        {
            case Client client: clients.Add(client); break;
            case ServiceMapping mapping: mappings.Add(mapping); break;
            case Consent decision: clients.Add(decision); break;
            case ValueSuggestion suggestion: clients.Add(suggestion); break;
            case DuplicateSuggestion pair: clients.Add(pair); break;
            case ImportKey key: imports.Add(key); break;
            default: throw new ArgumentException("An import makes no such record.", nameof(record));
        }
    }
}
