using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Keeps the search terms in step with the records they come from, in the save that changes those.</summary>
internal static class SearchIndex
{
    /// <returns>The terms that a save of these adds or removes.</returns>
    public static List<(SearchTerm Term, bool IsNew)> Follow(IEnumerable<EntityEntry> changed)
    {
        var terms = new List<(SearchTerm, bool)>();
        foreach (var entry in changed)
        {
            if (IsTheSame(entry)) continue;

            var (before, after) = (Terms(entry, isBefore: true), Terms(entry, isBefore: false));
            terms.AddRange(Except(before, after).Select(term => (term, false)));
            terms.AddRange(Except(after, before).Select(term => (term, true)));
        }

        return terms;
    }

    // A known client's booking changes the client, and as good as never what they are found by.
    private static bool IsTheSame(EntityEntry entry) => entry.State is EntityState.Modified && entry.Entity switch
    {
        Client => !entry.Property(nameof(Client.SearchText)).IsModified,
        ServiceMapping => !entry.Property(nameof(ServiceMapping.ExternalClientId)).IsModified,
        _ => true,
    };

    private static IEnumerable<SearchTerm> Terms(EntityEntry entry, bool isBefore)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)
            || entry.State is EntityState.Added && isBefore || entry.State is EntityState.Deleted && !isBefore)
            return [];

        return entry.Entity switch
        {
            Client client => SearchTerm.Of(client, Value(nameof(Client.SearchText))),
            ServiceMapping mapping => SearchTerm.Of(mapping, Value(nameof(ServiceMapping.ExternalClientId))),
            ContactPoint point => SearchTerm.Of(point),
            _ => [],
        };

        string Value(string property) =>
            (string)(isBefore ? entry.Property(property).OriginalValue : entry.Property(property).CurrentValue)!;
    }

    private static IEnumerable<SearchTerm> Except(IEnumerable<SearchTerm> these, IEnumerable<SearchTerm> those) =>
        these.ExceptBy(those.Select(term => term.Term), term => term.Term);
}
