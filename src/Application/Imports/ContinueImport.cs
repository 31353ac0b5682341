using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;
using MediatR;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// Imports, or undoes, the next part of a file: all of it in one save together with how far the import is, so that a
/// process that is killed leaves nothing half done.
/// </summary>
public sealed record ContinueImport(ClientImportId Id) : IRequest<bool>, IRetryable
{
    string? IRetryable.LockKey => Id.ToString();
}

/// <returns>Whether there is more to do.</returns>
internal sealed class ContinueImportHandler(
    IReadDb db, IClientRepository clients, IServiceMappingRepository mappings, IImportRepository imports,
    ISecrets secrets, IPhoneNumbers phones, ImportUndo undo, IUnitOfWork work, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<ContinueImport, bool>
{
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
        var known = new KnownClients(db, clients, imports);
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
        var journal = ImportJournal.Read(secrets.Open(part.Journal!));
        var kept = await undo.Undo(journal, new(import.Editor, import.Channel, now), ct);
        import.GoBack(kept, now);
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
