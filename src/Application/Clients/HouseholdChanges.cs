using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Clients;

/// <summary>Lets clients join and leave a household. A household has one owner, and no household within it.</summary>
internal sealed class HouseholdChanges(IReadDb db, IClientRepository clients)
{
    /// <param name="client">Who joins, or leaves.</param>
    /// <param name="ownerId">The owner's id, or that of anybody else of that household; null to leave.</param>
    /// <param name="editor">Who says so.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="DomainException"><c>client.not_found</c>, <c>household.same_client</c>,
    /// <c>household.has_members</c>, <c>household.full</c></exception>
    public async Task Move(Client client, ClientId? ownerId, Editor editor, CancellationToken ct)
    {
        var before = await db.Household(client.Id, ct);
        if (ownerId is not { } id)
        {
            await Leave(client, before, editor, ct);
            return;
        }

        var (owner, people) = await Find(id, ct);
        if (owner.Id == client.Id) throw new DomainException(ClientErrors.OwnHousehold);
        if (before.Any(one => one.IsOwner && one.Person.Id == owner.Id)) return;
        if (before.Count > 0 && !before.Any(one => one.IsOwner)) throw new DomainException(ClientErrors.HasHousehold);

        await Leave(client, before, editor, ct);
        await Join(client, owner, people, editor, ct);
    }

    /// <summary>Takes a new client into a client's household.</summary>
    /// <param name="member">Who joins.</param>
    /// <param name="client">Anybody of the household.</param>
    /// <param name="people">The others of it.</param>
    /// <param name="editor">Who says so.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="DomainException"><c>household.full</c></exception>
    public async Task Add(
        Client member, Client client, IReadOnlyList<HouseholdPerson> people, Editor editor, CancellationToken ct) =>
        await Join(member, await Owner(client, people, ct), people, editor, ct);

    private async Task<(Client Owner, IReadOnlyList<HouseholdPerson> People)> Find(ClientId id, CancellationToken ct)
    {
        var client = await clients.Find(id, ct) ?? throw new DomainException(ClientErrors.HouseholdOwnerIsMissing);
        var people = await db.Household(client.Id, ct);
        return (await Owner(client, people, ct), people);
    }

    private async Task<Client> Owner(Client client, IReadOnlyList<HouseholdPerson> people, CancellationToken ct) =>
        people.FirstOrDefault(one => one.IsOwner) is { } other ? (await clients.Find(other.Person.Id, ct))! : client;

    private async Task Leave(
        Client client, IReadOnlyList<HouseholdPerson> people, Editor editor, CancellationToken ct)
    {
        var owners = people.Where(one => one.IsOwner).ToList();
        if (owners.Count == 0) return;

        IReadOnlyList<Client> records = [client, .. (await clients.WithMerged(client, ct)).Merged];
        foreach (var one in owners)
        {
            var left = await clients.Find(one.Person.Id, ct);
            foreach (var record in records) record.LeaveHousehold(left, editor);
        }
    }

    private async Task Join(
        Client member, Client owner, IReadOnlyList<HouseholdPerson> people, Editor editor, CancellationToken ct)
    {
        if (people.Count >= Client.MostHouseholdMembers) throw new DomainException(ClientErrors.HouseholdFull);

        member.JoinHousehold(owner, editor);
        foreach (var pair in await clients.Suggestions([member.Id], ct))
        {
            // Two people, then.
            if (pair.IsBetween(member.Id, owner.Id) || people.Any(one => pair.IsBetween(member.Id, one.Person.Id)))
                pair.Dismiss(editor.Name, editor.Now);
        }
    }
}
