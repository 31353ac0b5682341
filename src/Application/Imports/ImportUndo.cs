using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Imports;

/// <summary>Takes back what rows became.</summary>
internal sealed class ImportUndo(IReadDb db, IClientRepository clients, IServiceMappingRepository mappings)
{
    /// <param name="imported">In the order of the file. Those behind them are undone already.</param>
    /// <param name="editor">The import, as histories name it.</param>
    /// <returns>Clients whom the rows brought and who stay, as something was recorded of them since.</returns>
    public async Task<IReadOnlyCollection<Guid>> Undo(
        IReadOnlyList<ImportedRow> imported, Editor editor, CancellationToken ct)
    {
        var rows = imported.Reverse().ToList();
        var records = (await clients.FindMany([.. rows.Select(row => row.ClientId).Distinct()], ct))
            .ToDictionary(client => client.Id);
        var brought = rows.Where(row => row.IsNew && records.ContainsKey(row.ClientId)).Select(row => row.ClientId)
            .ToHashSet();
        var kept = await KeptOf(brought, rows, editor, ct);
        var gone = brought.Except(kept).ToHashSet();
        await RemoveRecords(rows, ct);
        foreach (var row in rows.Where(row => records.ContainsKey(row.ClientId) && !gone.Contains(row.ClientId)))
        {
            // Who was merged since stays as they were then.
            var client = records[row.ClientId];
            if (row.IsNew || client.SurvivorId is not null) continue;

            client.Restore(row.Changes, editor);
            foreach (var phone in row.Phones) client.Unlink(ContactPointKind.Phone, phone, editor);
        }

        await RemoveClients([.. gone.Select(id => records[id])], editor, ct);
        return [.. kept.Select(id => id.Value)];
    }

    private async Task<HashSet<ClientId>> KeptOf(
        HashSet<ClientId> brought, List<ImportedRow> rows, Editor editor, CancellationToken ct)
    {
        var ids = brought.ToList();
        if (ids.Count == 0) return [];

        var own = rows.SelectMany(row => row.Mappings).Select(id => new ServiceMappingId(id)).ToList();
        var consents = rows.SelectMany(row => row.Consents).ToHashSet();
        var kept = new HashSet<ClientId>();
        kept.UnionWith(await db.ClientRecords
            .Where(one => ids.Contains(one.Id) && (one.SurvivorId != null || one.FirstBookingDate != null))
            .Select(one => one.Id).ToListAsync(ct));
        kept.UnionWith(await db.Bookings.Where(one => ids.Contains(one.ClientId)).Select(one => one.ClientId)
            .Distinct().ToListAsync(ct));
        kept.UnionWith(await db.Bookings.Where(one => one.MemberId != null && ids.Contains(one.MemberId.Value))
            .Select(one => one.MemberId!.Value).Distinct().ToListAsync(ct));
        kept.UnionWith(await db.ClientChanges.Where(one => ids.Contains(one.ClientId) && one.By != editor.Name)
            .Select(one => one.ClientId).Distinct().ToListAsync(ct));
        kept.UnionWith(await db.ClientMerges.Where(one => ids.Contains(one.SurvivorId)).Select(one => one.SurvivorId)
            .Distinct().ToListAsync(ct));
        kept.UnionWith(await db.ClientMerges.Where(one => ids.Contains(one.MergedId)).Select(one => one.MergedId)
            .Distinct().ToListAsync(ct));
        kept.UnionWith(await db.ServiceMappings.Where(one => ids.Contains(one.ClientId) && !own.Contains(one.Id))
            .Select(one => one.ClientId).Distinct().ToListAsync(ct));
        var decisions = await db.ConsentDecisions.Where(one => ids.Contains(one.ClientId))
            .Select(one => new { one.Id, one.ClientId }).ToListAsync(ct);
        kept.UnionWith(decisions.Where(one => !consents.Contains(one.Id)).Select(one => one.ClientId));
        kept.UnionWith(await db.ValueSuggestions
            .Where(one => ids.Contains(one.ClientId) && one.State != SuggestionState.Open)
            .Select(one => one.ClientId).Distinct().ToListAsync(ct));
        kept.UnionWith(await KeptOwners(brought, kept, ids, ct));
        return kept;
    }

    // A household stays together: members who go at the same time do not keep their owner.
    private async Task<IEnumerable<ClientId>> KeptOwners(
        HashSet<ClientId> brought, HashSet<ClientId> kept, List<ClientId> ids, CancellationToken ct)
    {
        var members = await db.ClientRecords
            .Where(one => one.HouseholdOwnerId != null && ids.Contains(one.HouseholdOwnerId.Value))
            .Select(one => new { one.Id, OwnerId = one.HouseholdOwnerId!.Value }).ToListAsync(ct);
        return members.Where(one => !brought.Contains(one.Id) || kept.Contains(one.Id)).Select(one => one.OwnerId);
    }

    private async Task RemoveRecords(List<ImportedRow> rows, CancellationToken ct)
    {
        var ids = rows.SelectMany(row => row.Mappings).Select(id => new ServiceMappingId(id)).ToList();
        var linked = ids.Count == 0 ? [] : await mappings.FindMany(ids, ct);

        // Somebody has said another id since.
        foreach (var mapping in linked.Where(one => one.UpdatedAt == one.CreatedAt)) mappings.Remove(mapping);

        var consents = rows.SelectMany(row => row.Consents).ToList();
        var decisions = consents.Count == 0 ? [] : await clients.FindConsents(consents, ct);
        foreach (var decision in decisions) clients.Remove(decision);

        var suggested = rows.SelectMany(row => row.Suggestions).Select(id => new ValueSuggestionId(id)).ToList();
        var suggestions = suggested.Count == 0 ? [] : await clients.FindValueSuggestions(suggested, ct);
        foreach (var suggestion in suggestions.Where(one => one.State is SuggestionState.Open))
            clients.Remove(suggestion);

        var pairs = rows.SelectMany(row => row.Pairs).Select(id => new DuplicateSuggestionId(id)).ToList();
        foreach (var id in pairs)
        {
            if (await clients.FindSuggestion(id, ct) is { IsDismissed: false, SettledBy: null } pair)
                clients.Remove(pair);
        }
    }

    private async Task RemoveClients(List<Client> gone, Editor editor, CancellationToken ct)
    {
        if (gone.Count == 0) return;

        var ids = gone.ConvertAll(client => client.Id);
        foreach (var pair in await clients.Suggestions(ids, ct)) clients.Remove(pair);
        foreach (var value in await clients.ValueSuggestions(ids, ct)) clients.Remove(value);
        var owners = gone.Select(client => client.HouseholdOwnerId).OfType<ClientId>().Distinct().Except(ids).ToList();
        var staying = (owners.Count == 0 ? [] : await clients.FindMany(owners, ct)).ToDictionary(owner => owner.Id);
        foreach (var client in gone)
        {
            if (client.HouseholdOwnerId is { } owner && staying.TryGetValue(owner, out var known))
                known.NoteGoneMember(client.Id, editor);
            clients.Remove(client);
        }
    }
}
