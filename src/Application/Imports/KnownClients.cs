using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// The clients that a part's rows may be about. A check, which saves nothing, also remembers here what earlier rows did to
/// those who are met again: <see cref="Keep"/>.
/// </summary>
internal sealed class KnownClients(
    IReadDb db, IClientRepository clients, IImportRepository imports, ErasedClients erased)
{
    // SQL Server takes 2,100 parameters, and rows may have several phones and ids.
    private const int MostAsked = 500;

    private readonly Dictionary<ClientId, KnownClient> _byId = [];
    private readonly Dictionary<string, KnownClient> _byKey = [];
    private readonly Dictionary<ClientId, KnownClient> _keptById = [];
    private readonly Dictionary<string, KnownClient> _keptByKey = [];

    // A hash rather than the texts: there may be half a million.
    private readonly Dictionary<long, ClientId> _emails = [];
    private readonly HashSet<(ClientId, ClientId)> _pairs = [];
    private Dictionary<string, ErasedKey> _erased = [];

    public KnownClient? Find(string key) =>
        _keptByKey.GetValueOrDefault(key) ?? _byKey.GetValueOrDefault(key);

    /// <summary>The rows of a part come next.</summary>
    public async Task Load(IReadOnlyList<StatedClient> rows, CancellationToken ct)
    {
        _byId.Clear();
        _byKey.Clear();
        var found = new List<(string Key, ClientId Id)>();
        found.AddRange(await ByPhone(rows, ct));
        found.AddRange(await ByExternalId(rows, ct));
        found.AddRange(await ByName(rows, ct));
        found.AddRange(rows.Where(row => row.ClientId is not null)
            .Select(row => (IdentityKey.From(new ClientId(row.ClientId!.Value)), new ClientId(row.ClientId.Value))));
        var standing = await Load(found.Select(one => one.Id), ct);
        foreach (var (key, id) in found)
        {
            if (standing.TryGetValue(id, out var client)) Register(client, key);
        }

        await LoadEmails(rows, ct);
        _erased = await erased.Find(rows.SelectMany(KeysOfErased), ct);
    }

    /// <returns>Why the row is refused: its person was erased, and is no client again. Null where that is not so.</returns>
    public string? RefusalOfErased(StatedClient row) =>
        row.Keys.Any(key => Find(key) is { Client.Status: not ClientStatus.Erased }) ? null
        : KeysOfErased(row).Select(key => _erased.GetValueOrDefault(key)).FirstOrDefault(key => key is not null) is { } key
            ? ErasureErrors.ErasedOn(key.ErasedAt, key.ClientId).Message : null;

    /// <summary>A client is found by this from now on.</summary>
    public void Register(KnownClient client, string key)
    {
        client.Keys.Add(key);
        _byKey[key] = client;
        _byId[client.Client.Id] = client;
    }

    /// <summary>The others of the client's household, those of this file among them.</summary>
    public async Task<List<HouseholdPerson>> Household(KnownClient client, CancellationToken ct) =>
        client.Household ??= client.IsNew ? [] : [.. await db.HouseholdRecords(client.Client.Id, ct)];

    /// <returns>
    /// Whom of the client's household the name fits, as they are by now; of several the one of that very name, or else the
    /// first, as the same row must lead to the same one again.
    /// </returns>
    public async Task<KnownClient?> Named(KnownClient owner, GivenName name, CancellationToken ct)
    {
        var people = (await Household(owner, ct)).ConvertAll(one => new HouseholdPerson(
            ById(one.Record.Id)?.Client ?? one.Record, ById(one.Person.Id)?.Client ?? one.Person, one.IsOwner));
        var named = people.Find(one => CleanText.NameKey(one.Person.FullName) == CleanText.NameKey(name.Full))
            ?? people.Named(name) ?? people.Find(one => name.Fits(one.Person));
        return named is null ? null : await Get(named.Person.Id, ct);
    }

    /// <returns>The client of that id, or who stands for them.</returns>
    public async Task<KnownClient> Get(ClientId id, CancellationToken ct) =>
        await FindAgain(id, ct) ?? throw new StaleRowException(null);

    /// <returns>The same, or null: a client whom an earlier part of a check brought need not be remembered.</returns>
    public async Task<KnownClient?> FindAgain(ClientId id, CancellationToken ct) =>
        ById(id) ?? (await Load([id], ct)).GetValueOrDefault(id);

    /// <returns>Who has this name and e-mail; null where there is nobody, or no e-mail.</returns>
    public ClientId? SameEmail(StatedClient row) =>
        row is { Email: not null, Name.IsMissing: false } && _emails.TryGetValue(EmailHash(row), out var id) ? id : null;

    public void RegisterEmail(Client client)
    {
        if (client is { EmailKey: { } email, SortName.Length: > 0 })
            _emails[EmailHash(email, client.SortName)] = client.Id;
    }

    /// <returns>Whether the pair was not suggested before, and is not one household.</returns>
    public async Task<bool> IsNewPair(KnownClient one, KnownClient other, CancellationToken ct)
    {
        if (one.Client.Id == other.Client.Id || one.Client.SharesHouseholdWith(other.Client)) return false;

        var (first, second) = one.Client.Id.CompareTo(other.Client.Id) < 0
            ? (one.Client.Id, other.Client.Id) : (other.Client.Id, one.Client.Id);
        if (!_pairs.Add((first, second))) return false;
        if (one.IsNew || other.IsNew) return true;

        return !(await clients.Suggestions([first], ct)).Exists(pair => pair.IsBetween(first, second));
    }

    /// <summary>
    /// Ends a part of a check: what was done to clients who come again must be remembered, as it is not saved. A member
    /// comes again by the owner's phone.
    /// </summary>
    /// <param name="comesAgain">Whether another row has the key.</param>
    public void Keep(Func<string, bool> comesAgain)
    {
        foreach (var client in _byId.Values.Where(
            client => client.IsTouched
                && (!client.IsNew || client.Client.HouseholdOwnerId is not null || client.Keys.Any(comesAgain))))
        {
            _keptById[client.Client.Id] = client;
            foreach (var key in client.Keys) _keptByKey[key] = client;
        }
    }

    private KnownClient? ById(ClientId id) => _keptById.GetValueOrDefault(id) ?? _byId.GetValueOrDefault(id);

    private async Task<List<(string, ClientId)>> ByPhone(IReadOnlyList<StatedClient> rows, CancellationToken ct)
    {
        var phones = Missing(rows.SelectMany(row => row.Phones), IdentityKey.From);
        var holders = new List<ContactPoint>();
        foreach (var some in phones.Chunk(MostAsked)) holders.AddRange(await clients.Holders(some, ct));
        return holders.ConvertAll(point => (IdentityKey.From(point), point.ClientId));
    }

    private async Task<List<(string, ClientId)>> ByExternalId(IReadOnlyList<StatedClient> rows, CancellationToken ct)
    {
        var found = new List<(string, ClientId)>();
        var all = Missing(rows.SelectMany(row => row.ExternalClients), IdentityKey.From);
        foreach (var business in all.GroupBy(external => (external.Provider, external.BusinessId)))
        {
            var (provider, name) = business.Key;
            var ids = business.Select(external => external.ClientId).ToList();
            var mappings = await db.ServiceMappings.Where(mapping => mapping.ServiceProvider == provider
                && mapping.BusinessId == name && ids.Contains(mapping.ExternalClientId)).ToListAsync(ct);
            found.AddRange(mappings.Select(mapping => (KeyOf(mapping), mapping.ClientId)));
        }

        return found;
    }

    private async Task<List<(string, ClientId)>> ByName(IReadOnlyList<StatedClient> rows, CancellationToken ct)
    {
        var hashes = Missing(
            rows.Where(row => row.ExternalClients.Count == 0).SelectMany(row => row.NameKeys), IdentityKey.FromName);
        if (hashes.Count == 0) return [];

        return (await imports.FindKeys(hashes, ct)).ConvertAll(key => (IdentityKey.FromName(key.Hash), key.ClientId));
    }

    private List<T> Missing<T>(IEnumerable<T> all, Func<T, string> keyOf) =>
        [.. all.DistinctBy(keyOf).Where(one => !_keptByKey.ContainsKey(keyOf(one)))];

    /// <returns>By the ids that were asked for: who stands for each.</returns>
    private async Task<Dictionary<ClientId, KnownClient>> Load(IEnumerable<ClientId> ids, CancellationToken ct)
    {
        var standing = new List<KeyValuePair<ClientId, ClientId>>();
        foreach (var some in ids.Distinct().Chunk(MostAsked)) standing.AddRange(await clients.Survivors(some, ct));
        var unknown = standing.Select(pair => pair.Value).Distinct().Where(id => ById(id) is null);
        foreach (var some in unknown.Chunk(MostAsked).ToList()) await Read([.. some], ct);
        return standing.Where(pair => ById(pair.Value) is not null)
            .ToDictionary(pair => pair.Key, pair => ById(pair.Value)!);
    }

    private async Task Read(List<ClientId> ids, CancellationToken ct)
    {
        foreach (var client in await clients.FindMany(ids, ct))
        {
            var known = new KnownClient(client, isNew: false);
            Register(known, IdentityKey.From(client.Id));
            foreach (var point in client.ContactPoints.Where(point => point.Kind is ContactPointKind.Phone))
                Register(known, IdentityKey.From(point));
        }

        foreach (var mapping in await db.ServiceMappings.Where(one => ids.Contains(one.ClientId)).ToListAsync(ct))
        {
            var client = _byId[mapping.ClientId];
            Register(client, KeyOf(mapping));
            if (mapping.OriginalClientId == mapping.ClientId)
                client.Businesses.Add((mapping.ServiceProvider, mapping.BusinessId));
        }

        foreach (var value in await db.ValueSuggestions.Where(one => ids.Contains(one.ClientId)).ToListAsync(ct))
            _byId[value.ClientId].Suggested.Add(value);
        await ReadConsents(ids, ct);
    }

    private async Task ReadConsents(List<ClientId> ids, CancellationToken ct)
    {
        var merged = await db.ClientRecords
            .Where(one => one.SurvivorId != null && ids.Contains(one.SurvivorId.Value))
            .Select(one => new { one.Id, one.SurvivorId }).ToListAsync(ct);
        var standing = merged.ToDictionary(one => one.Id, one => one.SurvivorId!.Value);
        foreach (var id in ids) standing[id] = id;
        var records = standing.Keys.ToList();
        foreach (var decision in await db.ConsentDecisions.Where(one => records.Contains(one.ClientId)).ToListAsync(ct))
            _byId[standing[decision.ClientId]].Decided.Add((decision.Purpose, decision.Medium));
    }

    private async Task LoadEmails(IReadOnlyList<StatedClient> rows, CancellationToken ct)
    {
        var with = rows.Where(row => row is { Email: not null, Name.IsMissing: false }).ToList();
        if (with.Count == 0) return;

        var (emails, names) = (
            with.Select(row => row.Email!.Key).Distinct().ToList(), with.Select(SortName).Distinct().ToList());
        var same = await db.Clients
            .Where(one => one.EmailKey != null && emails.Contains(one.EmailKey) && names.Contains(one.SortName))
            .Select(one => new { one.Id, one.EmailKey, one.SortName }).ToListAsync(ct);
        foreach (var one in same.OrderBy(one => one.Id)) _emails.TryAdd(EmailHash(one.EmailKey!, one.SortName), one.Id);
    }

    private static IEnumerable<string> KeysOfErased(StatedClient row) =>
        row.Email is { } email ? row.Keys.Append(IdentityKey.From(email)) : row.Keys;

    private static string KeyOf(ServiceMapping mapping) => IdentityKey.From(ExternalClient.Create(
        mapping.ServiceProvider, mapping.ExternalClientId, mapping.BusinessId, null));

    private static string SortName(StatedClient row) =>
        CleanText.Cut(CleanText.Fold(row.Name.Full), Client.MaxSortLength);

    private static long EmailHash(StatedClient row) => EmailHash(row.Email!.Key, SortName(row));

    private static long EmailHash(string email, string name) => Hash($"{email}\n{name}");

    /// <summary>The same for the same text, and as good as never for two.</summary>
    public static long Hash(string text) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
