using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>What a change of a record does to the tokens that its client is found by.</summary>
/// <param name="TenantId">The client's.</param>
/// <param name="ClientId">Who is found by them.</param>
/// <param name="IsNewClient">Whether the client is saved for the first time.</param>
/// <param name="Origin">
/// Which of the client's records has them, in a few letters: a token may come from two, and goes with the last.
/// </param>
/// <param name="Removed">No longer the record's.</param>
/// <param name="Added">The record's from now on.</param>
internal sealed record TokenChange(
    TenantId TenantId, ClientId ClientId, bool IsNewClient, string Origin, IReadOnlyList<string> Removed,
    IReadOnlyList<string> Added)
{
    private const string Name = "n";

    /// <summary>The client's record is removed.</summary>
    public bool IsGone { get; private init; }

    /// <returns>
    /// One for each record whose tokens are not what they were; two where another client is found by them from now on.
    /// </returns>
    public static IEnumerable<TokenChange> From(IReadOnlyList<Change> changes)
    {
        ClientId[] added = Clients(changes, EntityState.Added), gone = Clients(changes, EntityState.Deleted);
        foreach (var change in changes)
        {
            if (IsTheSame(change) || Owner(change.Record) is not { } owner) continue;

            var tenant = change.Tenant!.Value;
            var (before, after) = (Tokens(change, isBefore: true), Tokens(change, isBefore: false));
            if (OwnerBefore(change) is { } previous && previous != owner)
            {
                if (before.Count > 0)
                    yield return new(tenant, previous, false, OriginOf(change.Record, previous), before, []);
                before = [];
            }

            var (lost, gained) = (Without(before, after), Without(after, before));
            if (lost.Count + gained.Count > 0)
            {
                yield return new(tenant, owner, added.Contains(owner), OriginOf(change.Record, owner), lost, gained)
                {
                    IsGone = gone.Contains(owner),
                };
            }
        }
    }

    private static ClientId[] Clients(IReadOnlyList<Change> changes, EntityState state) =>
        [.. changes.Where(change => change.State == state).Select(change => change.Record).OfType<Client>().Select(client => client.Id)];

    private static IReadOnlyList<string> Without(IReadOnlyList<string> tokens, IReadOnlyList<string> others) =>
        tokens.Count == 0 || others.Count == 0 ? tokens : [.. tokens.Except(others)];

    // A known client's booking changes the client, and as good as never what they are found by.
    private static bool IsTheSame(Change change) => change.State is EntityState.Modified && change.Record switch
    {
        Client => !Has(change, nameof(Client.SearchText), nameof(Client.SurvivorId)),
        ServiceMapping => !Has(change, nameof(ServiceMapping.ExternalClientId), nameof(ServiceMapping.ClientId)),
        ContactPoint => !Has(change, nameof(ContactPoint.ClientId)),
        _ => true,
    };

    private static bool Has(Change change, params ReadOnlySpan<string> properties)
    {
        var changed = change.Changed();
        foreach (var property in properties)
            if (changed.Contains(property)) return true;
        return false;
    }

    // Of a merged client's name, whoever stands for them is found by it.
    private static ClientId? Owner(object record) => record switch
    {
        Client client => client.SurvivorId ?? client.Id,
        ServiceMapping mapping => mapping.ClientId,
        ContactPoint { Kind: ContactPointKind.Phone } point => point.ClientId,
        _ => null,
    };

    private static ClientId? OwnerBefore(Change change) => change.Record switch
    {
        _ when change.IsAdded => null,
        Client client => (ClientId?)change.Before(nameof(Client.SurvivorId)) ?? client.Id,
        _ => (ClientId?)change.Before(nameof(ContactPoint.ClientId)),
    };

    private static string OriginOf(object record, ClientId owner) => record switch
    {
        Client client => client.Id == owner ? Name : $"{Name}:{client.Id.Value:N}",
        ServiceMapping mapping => $"mapping:{mapping.Id.Value:N}",
        ContactPoint point => SearchTokens.Digits(point.Value),
        _ => throw new ArgumentException("Nobody is found by it.", nameof(record)),
    };

    private static IReadOnlyList<string> Tokens(Change change, bool isBefore)
    {
        if (isBefore ? change.IsAdded : change.State is EntityState.Deleted) return [];

        return change.Record switch
        {
            Client client => SearchTokens.OfClient(Value(nameof(Client.SearchText), client.SearchText)),
            ServiceMapping mapping => SearchTokens.OfExternalId(
                Value(nameof(ServiceMapping.ExternalClientId), mapping.ExternalClientId)),
            ContactPoint point => SearchTokens.OfPhone(point.Value),
            _ => [],
        };

        string Value(string property, string now) => isBefore ? (string)change.Before(property)! : now;
    }
}
