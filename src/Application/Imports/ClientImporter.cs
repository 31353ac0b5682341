using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// Finds or makes the client of each row. A check and an import do the same here; the check does not save it.
/// </summary>
internal sealed class ClientImporter(KnownClients known, TenantProfile tenant, Editor editor)
{
    private const string FromImport = "An import";

    /// <summary>New records, in the order in which they were made; a check throws them away.</summary>
    public List<object> Made { get; } = [];

    /// <returns>What became of the rows that were not refused.</returns>
    public async Task<List<ImportedRow>> Import(
        IReadOnlyList<(int Row, StatedClient? Client, string? Refusal, string[] Cells)> rows, ImportTally tally,
        CancellationToken ct)
    {
        await known.Load([.. rows.Select(row => row.Client).OfType<StatedClient>()], ct);
        var imported = new List<ImportedRow>();
        foreach (var (row, client, refusal, _) in rows)
        {
            if ((refusal ?? known.RefusalOfErased(client!)) is { } reason)
            {
                tally.Refuse(row, reason);
                continue;
            }

            imported.Add(await Import(client!, ct));
            tally.Add(imported[^1]);
        }

        return imported;
    }

    private async Task<ImportedRow> Import(StatedClient row, CancellationToken ct)
    {
        var (client, outcome) = await Find(row, ct);
        var owner = client is null ? null : await OwnerOf(row, client, outcome, ct);
        if (owner is not null && row.Name.Fits(owner.Client)) (client, owner) = (owner, null);
        else if (owner is not null && await known.Named(owner, row.Name, ct) is { } member) (client, owner) = (member, null);
        if (client is null || (owner is not null && outcome is RowOutcome.MatchedByPhone))
            return await Create(row, owner, ct);

        return await Change(row, client, outcome, ct);
    }

    // The first key that leads to a client of the row's name counts, then the first that leads to any.
    private async Task<(KnownClient? Client, RowOutcome Outcome)> Find(StatedClient row, CancellationToken ct)
    {
        if (row.ClientId is { } id && known.Find(IdentityKey.From(new ClientId(id))) is { } own)
            return (own, RowOutcome.MatchedByClientId);

        var byPhone = row.Phones.Select(phone => known.Find(IdentityKey.From(phone))).OfType<KnownClient>().ToList();
        var byId = row.ExternalClients.Select(external => known.Find(IdentityKey.From(external)))
            .OfType<KnownClient>().ToList();
        if (byPhone.Find(one => row.Name.Fits(one.Client)) is { } named) return (named, RowOutcome.MatchedByPhone);
        if (byId.Count > 0)
            return (byId.Find(one => row.Name.Fits(one.Client)) ?? byId[0], RowOutcome.MatchedByExternalId);
        if (byPhone.Count > 0) return (byPhone[0], RowOutcome.MatchedByPhone);

        return row.ExternalClients.Count == 0 && row.Phones.Count == 0 && ByName(row) is { } before
            ? (before, RowOutcome.MatchedByName) : (null, RowOutcome.Created);
    }

    private KnownClient? ByName(StatedClient row) => row.NameKeys
        .Select(hash => known.Find(IdentityKey.FromName(hash))).OfType<KnownClient>()
        .FirstOrDefault(one => row.Birthday is null || one.Client.Birthday is null || one.Client.Birthday == row.Birthday);

    // A mother's phone in her daughter's row: the salon's own list says that they are two.
    private async Task<KnownClient?> OwnerOf(
        StatedClient row, KnownClient client, RowOutcome outcome, CancellationToken ct)
    {
        if (outcome is not RowOutcome.MatchedByPhone || row.Name.First is not { } first) return null;
        if (row.Name.Fits(client.Client) || SimilarNames.IsSameSpokenName(row.Name, client.Client)) return null;
        if (!client.Client.FirstNameIsPlaceholder && GivenName.Create(first, null).Fits(client.Client))
            return null;   // another last name: they married, say

        return client.Client.HouseholdOwnerId is { } owner ? await known.Get(owner, ct) : client;
    }

    private async Task<ImportedRow> Create(StatedClient row, KnownClient? owner, CancellationToken ct)
    {
        // A phone of so many is the salon's own, say, and nobody's household.
        var household = owner is null ? [] : await known.Household(owner, ct);
        var joins = owner is not null && household.Count(one => !one.IsOwner) < Client.MostHouseholdMembers;
        if (owner is not null && !joins && row.ExternalClients.Count == 0 && ByName(row) is { } before)
            return await Change(row, before, RowOutcome.MatchedByName, ct);

        var client = Client.Register(
            tenant.Id,
            new(
                Source.Import, row.Name, row.Email, row.Added, KnownAs: row.KnownAs, SaidBy: ValueSource.Import,
                Birthday: row.Birthday, Notes: row.Notes),
            editor.Now);
        var made = new KnownClient(client, isNew: true);
        Made.Add(client);
        known.Register(made, IdentityKey.From(client.Id));
        if (joins)
        {
            client.JoinHousehold(owner!.Client, editor);
            household.Add(new(client, client, IsOwner: false));
            owner.IsTouched = true;
        }

        var imported = new ImportedRow
        {
            Row = row.Row,
            Outcome = RowOutcome.Created,
            ClientId = client.Id,
            JoinedHousehold = joins,
            Phones = LinkPhones(row, made),
            Mappings = LinkIds(row, made),
            Consents = Decide(row, made),
        };
        var pairs = await SuggestSameEmail(row, made, ct);
        known.RegisterEmail(client);
        return imported with
        {
            Pairs = pairs,
            NameKey = !joins && imported.Phones.Count + imported.Mappings.Count == 0 ? AddNameKey(row, made) : null,
        };
    }

    private async Task<ImportedRow> Change(
        StatedClient row, KnownClient client, RowOutcome outcome, CancellationToken ct)
    {
        var (before, mappings) = (client.Client.Values, LinkIds(row, client));
        var said = new StatedIdentity(row.Name, row.Email, ValueSource.Import);
        client.Client.Learn(said, editor);
        IReadOnlyList<ValueSuggestion> suggested = [];
        if (client.Client.Contradicts(said))
        {
            // Also by an id that is linked just now: when the file comes again, the client is known by it.
            var isOfClient = outcome is RowOutcome.MatchedByClientId
                || row.ExternalClients.Any(external => client.Keys.Contains(IdentityKey.From(external)))
                || row.Name.Fits(client.Client) || SimilarNames.IsSameSpokenName(row.Name, client.Client);
            suggested = client.Client.Settle(said, isOfClient, client.Suggested, editor);
            client.Suggested.AddRange(suggested);
            Made.AddRange(suggested);
        }

        client.Client.FillIn(row.KnownAs, row.Birthday, row.Notes, editor);
        var (phones, consents) = (LinkPhones(row, client), Decide(row, client));
        var imported = new ImportedRow
        {
            Row = row.Row,
            Outcome = outcome,
            ClientId = client.Client.Id,
            Changes = [.. Changes(before, client.Client.Values)],
            Phones = phones,
            Mappings = mappings,
            Consents = consents,
            Suggestions = [.. suggested.Select(one => one.Id.Value)],
            Pairs = await SuggestOthers(row, client, ct),
        };
        client.IsTouched |= !imported.ChangedNothing;
        known.RegisterEmail(client.Client);
        return imported;
    }

    private static IEnumerable<ImportedChange> Changes(
        IReadOnlyList<ClientValue> before, IReadOnlyList<ClientValue> after) => before.Zip(after)
        .Where(pair => pair.First != pair.Second)
        .Select(pair => new ImportedChange(
            pair.First.Field, pair.First.Value, pair.First.Provenance, pair.Second.Value, pair.Second.Provenance));

    private List<string> LinkPhones(StatedClient row, KnownClient client)
    {
        var linked = new List<string>();
        foreach (var phone in row.Phones.Where(phone => known.Find(IdentityKey.From(phone)) is null))
        {
            client.Client.Link(phone);
            known.Register(client, IdentityKey.From(phone));
            linked.Add(phone.Key);
        }

        return linked;
    }

    // A system that knows the client by another id keeps that one.
    private List<Guid> LinkIds(StatedClient row, KnownClient client)
    {
        var linked = new List<Guid>();
        foreach (var external in row.ExternalClients.Where(
            external => known.Find(IdentityKey.From(external)) is null
                && client.Businesses.Add((external.Provider, external.BusinessId))))
        {
            var mapping = ServiceMapping.Link(tenant.Id, client.Client.Id, external, editor.Now);
            known.Register(client, IdentityKey.From(external));
            Made.Add(mapping);
            linked.Add(mapping.Id.Value);
        }

        return linked;
    }

    // What the client has decided on counts, whatever an earlier system says.
    private List<Guid> Decide(StatedClient row, KnownClient client)
    {
        var decided = new List<Guid>();
        foreach (var (medium, state) in row.Consents)
        {
            if (!client.Decided.Add((ConsentPurpose.Marketing, medium))) continue;

            var decision = Consent.Record(
                client.Client, ConsentPurpose.Marketing, medium, state, words: null, editor);
            Made.Add(decision);
            decided.Add(decision.Id);
        }

        return decided;
    }

    private async Task<List<Guid>> SuggestSameEmail(StatedClient row, KnownClient client, CancellationToken ct)
    {
        if (known.SameEmail(row) is not { } id || id == client.Client.Id) return [];

        // The other one may be called otherwise by now.
        var other = await known.FindAgain(id, ct);
        return other is not null && (other.Client.EmailKey, other.Client.SortName) != (client.Client.EmailKey, client.Client.SortName)
            ? [] : await Suggest(client, id, DuplicateSign.SameEmail, $"{FromImport} brought {row.Name.Full} with the same e-mail.", ct);
    }

    private async Task<List<Guid>> SuggestOthers(StatedClient row, KnownClient client, CancellationToken ct)
    {
        var others = row.Phones.Select(phone => known.Find(IdentityKey.From(phone)))
            .Concat(row.ExternalClients.Select(external => known.Find(IdentityKey.From(external))))
            .OfType<KnownClient>().Where(other => other != client).Distinct().ToList();
        var pairs = new List<Guid>();
        foreach (var other in others)
        {
            pairs.AddRange(await Suggest(
                client, other.Client.Id, DuplicateSign.SameBooking, $"{FromImport} named both in one row.", ct));
        }

        return pairs;
    }

    private async Task<List<Guid>> Suggest(
        KnownClient client, ClientId other, DuplicateSign sign, string reason, CancellationToken ct)
    {
        // In a check, another new client may not be remembered any more: then it has no pair yet either.
        var pair = await known.FindAgain(other, ct);
        if (pair is not null && !await known.IsNewPair(client, pair, ct)) return [];

        var suggestion = DuplicateSuggestion.Create(tenant.Id, client.Client.Id, other, sign, reason, editor.Now);
        Made.Add(suggestion);
        return [suggestion.Id.Value];
    }

    private string? AddNameKey(StatedClient row, KnownClient client)
    {
        // The one with the birthday, where there is one.
        var hash = row.NameKeys[0];
        if (known.Find(IdentityKey.FromName(hash)) is not null) return null;

        known.Register(client, IdentityKey.FromName(hash));
        Made.Add(ImportKey.Create(client.Client, hash));
        return hash;
    }
}
