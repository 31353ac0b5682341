using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>One of a client's household.</summary>
/// <param name="Record">By which they belong to it: the record that joined, also where it was merged since.</param>
/// <param name="Person">Who stands for that record.</param>
/// <param name="IsOwner">The others book with this one's phone.</param>
internal sealed record HouseholdPerson(Client Record, Client Person, bool IsOwner)
{
    public IReadOnlyCollection<ClientId> Ids => Record.Id == Person.Id ? [Person.Id] : [Record.Id, Person.Id];
}

/// <summary>
/// Who belongs together. A member's record names the owner's; merges change neither, so that undoing one leaves nothing to
/// repair: whoever stands for a record belongs where the record does.
/// </summary>
internal static class Households
{
    // More than a household takes, as merges bring households together.
    private const int MostRead = 4 * Client.MostHouseholdMembers;

    /// <returns>The others of the client's household, the owner first; nobody where the client is in none.</returns>
    public static async Task<IReadOnlyList<HouseholdPerson>> Household(
        this IReadDb db, ClientId client, CancellationToken ct) =>
        [.. (await db.HouseholdRecords(client, ct)).Where(one => one.Person.Id != client).DistinctBy(one => one.Person.Id)];

    /// <returns>Also those who were merged into the client, and are told apart again when that is undone.</returns>
    public static async Task<IReadOnlyList<HouseholdPerson>> HouseholdRecords(
        this IReadDb db, ClientId client, CancellationToken ct)
    {
        var records = await db.Records([client], ct);
        var named = records.Select(record => record.OwnerId).OfType<ClientId>().Distinct().ToList();
        var owners = named.Count == 0 ? [] : await db.Survivors(named).ToListAsync(ct);
        var others = owners.Select(owner => owner.Client.Id).Distinct().ToList();
        var theirs = others.Count == 0 ? [] : await db.Records(others, ct);
        return
        [
            .. owners.Where(owner => owner.Client.Id != client)
                .Select(owner => new HouseholdPerson(owner.Client, owner.Client, IsOwner: true)),
            .. await db.Members([.. records.Concat(theirs).Select(record => record.Id)], ct),
        ];
    }

    /// <returns>
    /// Whom the name fits, if it fits one: to the letter, or else as it sounds. Of several nobody is certainly meant.
    /// </returns>
    public static HouseholdPerson? Named(this IEnumerable<HouseholdPerson> people, GivenName name)
    {
        if (name.First is null) return null;

        var fits = Those(name.Fits);
        if (fits.Count == 0) fits = Those(client => SimilarNames.IsSameSpokenName(name, client));
        return fits is [var only] ? only : null;

        List<HouseholdPerson> Those(Func<Client, bool> fits) =>
            [.. people.Where(one => one.Has(fits)).DistinctBy(one => one.Person.Id)];
    }

    private static bool Has(this HouseholdPerson one, Func<Client, bool> fits) =>
        new[] { one.Person, one.Record }.Any(client => !client.FirstNameIsPlaceholder && fits(client));

    private static async Task<List<HouseholdPerson>> Members(
        this IReadDb db, List<ClientId> owners, CancellationToken ct)
    {
        var records = await db.ClientRecords
            .Where(one => one.HouseholdOwnerId != null && owners.Contains(one.HouseholdOwnerId.Value))
            .OrderBy(one => one.Id).Take(MostRead).ToListAsync(ct);
        var merged = records.Select(one => one.SurvivorId).OfType<ClientId>().Distinct().ToList();
        var survivors = merged.Count == 0 ? [] : await db.Clients.Where(one => merged.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        return records.ConvertAll(one => new HouseholdPerson(
            one, one.SurvivorId is { } survivor ? survivors[survivor] : one, IsOwner: false));
    }

    // Their own, and those that were merged into them; two look-ups rather than one with "or", which would read them all.
    private static async Task<List<(ClientId Id, ClientId? OwnerId)>> Records(
        this IReadDb db, List<ClientId> clients, CancellationToken ct)
    {
        var own = db.ClientRecords.Where(one => clients.Contains(one.Id));
        var merged = db.ClientRecords.Where(
            one => one.SurvivorId != null && clients.Contains(one.SurvivorId.Value));
        var records = await own.Select(one => new { one.Id, one.HouseholdOwnerId })
            .Concat(merged.Select(one => new { one.Id, one.HouseholdOwnerId })).ToListAsync(ct);
        return records.ConvertAll(one => (one.Id, one.HouseholdOwnerId));
    }
}

/// <summary>One of a client's household, as they are read.</summary>
/// <param name="Id">Theirs, as a client.</param>
/// <param name="FirstName">Null where it is not known.</param>
/// <param name="LastName">Null where it is not known.</param>
/// <param name="Phone">Their own number to call; null where they have none.</param>
/// <param name="IsOwner">The others book with this one's phone.</param>
public sealed record HouseholdPersonRow(Guid Id, string? FirstName, string? LastName, string? Phone, bool IsOwner)
{
    internal static HouseholdPersonRow From(HouseholdPerson one) => new(
        one.Person.Id.Value, one.Person.FirstNameIsPlaceholder ? null : one.Person.FirstName, one.Person.LastName,
        one.Person.Phone, one.IsOwner);
}
