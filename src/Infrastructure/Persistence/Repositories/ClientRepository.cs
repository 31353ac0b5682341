using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ClientRepository(AppDb db) : IClientRepository
{
    public async Task<Client?> Find(ClientId id, CancellationToken ct)
    {
        var record = await FindRecord(id, ct);
        return record?.SurvivorId is { } survivor ? await FindRecord(survivor, ct) : record;
    }

    public Task<Client?> FindRecord(ClientId id, CancellationToken ct) => Records
        .Include(client => client.ContactPoints).SingleOrDefaultAsync(client => client.Id == id, ct);

    public async Task<MergedRecords> WithMerged(Client client, CancellationToken ct)
    {
        var theirs = Records.Where(one => one.SurvivorId == client.Id);
        var merged = await theirs.ToListAsync(ct);
        var merges = merged.Count == 0 ? [] : await (
            from one in theirs
            join merge in db.Set<ClientMerge>() on one.Id equals merge.MergedId
            where merge.UndoneAt == null
            orderby merge.MergedAt, merge.Id
            select merge).ToListAsync(ct);
        return new(client, merged, merges);
    }

    public Task<ClientMerge?> FindMerge(ClientMergeId id, CancellationToken ct) =>
        db.Set<ClientMerge>().SingleOrDefaultAsync(merge => merge.Id == id, ct);

    public void Add(ClientMerge merge) => db.Add(merge);

    public Task<ClientId?> FindByPhone(PhoneNumber phone, CancellationToken ct) =>
        FindByContactPoint(ContactPoint.FromPhone(phone, phone.E164), ct);

    public async Task<ClientId?> FindByContactPoint(ContactPoint point, CancellationToken ct) =>
        (await db.Set<ContactPoint>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Kind == point.Kind && one.Key == point.Key, ct))?.ClientId;

    public Task<List<Client>> FindMany(IReadOnlyCollection<ClientId> ids, CancellationToken ct) => Records
        .Include(client => client.ContactPoints).Where(client => ids.Contains(client.Id)).ToListAsync(ct);

    public async Task<List<ContactPoint>> Holders(IReadOnlyCollection<ContactPoint> phones, CancellationToken ct)
    {
        var keys = phones.Select(phone => phone.Key).ToList();
        return keys.Count == 0 ? [] : await db.Set<ContactPoint>().AsNoTracking()
            .Where(point => point.Kind == ContactPointKind.Phone && keys.Contains(point.Key)).ToListAsync(ct);
    }

    public void Add(Client client) => db.Add(client);

    public void Remove(Client client) => db.Remove(client);

    // Two look-ups rather than one with "or", which would read them all.
    public async Task<List<DuplicateSuggestion>> Suggestions(
        IReadOnlyCollection<ClientId> clients, CancellationToken ct)
    {
        var pairs = await db.Set<DuplicateSuggestion>().Where(pair => clients.Contains(pair.ClientId)).ToListAsync(ct);
        var others = await db.Set<DuplicateSuggestion>().Where(pair => clients.Contains(pair.OtherClientId))
            .ToListAsync(ct);
        return [.. pairs.Union(others).OrderBy(pair => pair.Id)];
    }

    public Task<Dictionary<ClientId, ClientId>> Survivors(
        IReadOnlyCollection<ClientId> clients, CancellationToken ct) => Records.AsNoTracking()
        .Where(client => clients.Contains(client.Id)).Select(client => new { client.Id, client.SurvivorId })
        .ToDictionaryAsync(client => client.Id, client => client.SurvivorId ?? client.Id, ct);

    public Task<DuplicateScan?> FindDuplicateScan(CancellationToken ct) =>
        db.Set<DuplicateScan>().SingleOrDefaultAsync(ct);

    public void Add(DuplicateScan scan) => db.Add(scan);

    public Task<DuplicateSuggestion?> FindSuggestion(DuplicateSuggestionId id, CancellationToken ct) =>
        db.Set<DuplicateSuggestion>().SingleOrDefaultAsync(suggestion => suggestion.Id == id, ct);

    public void Add(DuplicateSuggestion suggestion) => db.Add(suggestion);

    public void Remove(DuplicateSuggestion suggestion) => db.Remove(suggestion);

    public Task<List<ValueSuggestion>> ValueSuggestions(ClientId client, CancellationToken ct) =>
        db.Set<ValueSuggestion>().Where(suggestion => suggestion.ClientId == client).ToListAsync(ct);

    public Task<List<ValueSuggestion>> ValueSuggestions(
        IReadOnlyCollection<ClientId> clients, CancellationToken ct) =>
        db.Set<ValueSuggestion>().Where(suggestion => clients.Contains(suggestion.ClientId)).ToListAsync(ct);

    public void Add(ValueSuggestion suggestion) => db.Add(suggestion);

    public void Add(Consent decision) => db.Add(decision);

    public Task<List<Consent>> FindConsents(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        db.Set<Consent>().Where(decision => ids.Contains(decision.Id)).ToListAsync(ct);

    public Task<List<ValueSuggestion>> FindValueSuggestions(
        IReadOnlyCollection<ValueSuggestionId> ids, CancellationToken ct) =>
        db.Set<ValueSuggestion>().Where(suggestion => ids.Contains(suggestion.Id)).ToListAsync(ct);

    public void Remove(Consent decision) => db.Remove(decision);

    public void Remove(ValueSuggestion suggestion) => db.Remove(suggestion);

    private IQueryable<Client> Records => db.Set<Client>().IgnoreQueryFilters([AppDb.OnlySurvivors]);
}
