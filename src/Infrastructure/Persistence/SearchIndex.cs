using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Keeps the search terms in step with the records they come from, in the save that changes those.</summary>
internal static class SearchIndex
{
    /// <returns>The terms that a save of these adds or removes.</returns>
    public static List<(SearchTerm Term, bool IsNew)> Follow(IEnumerable<Change> changed)
    {
        var terms = new List<(SearchTerm, bool)>();
        foreach (var change in changed)
        {
            if (IsTheSame(change)) continue;

            var (before, after) = (Terms(change, isBefore: true), Terms(change, isBefore: false));
            terms.AddRange(Except(before, after).Select(term => (term, false)));
            terms.AddRange(Except(after, before).Select(term => (term, true)));
        }

        return terms;
    }

    // A known client's booking changes the client, and as good as never what they are found by.
    private static bool IsTheSame(Change change) => change.State is EntityState.Modified && change.Record switch
    {
        Client => !change.Changed().Contains(nameof(Client.SearchText)),
        ServiceMapping => !change.Changed().Contains(nameof(ServiceMapping.ExternalClientId)),
        _ => true,
    };

    private static IEnumerable<SearchTerm> Terms(Change change, bool isBefore)
    {
        if (isBefore ? change.IsAdded : change.State is EntityState.Deleted) return [];

        return change.Record switch
        {
            Client client => SearchTerm.From(client, Value(nameof(Client.SearchText), client.SearchText)),
            ServiceMapping mapping => SearchTerm.From(
                mapping, Value(nameof(ServiceMapping.ExternalClientId), mapping.ExternalClientId)),
            ContactPoint point => SearchTerm.From(point),
            _ => [],
        };

        string Value(string property, string now) => isBefore ? (string)change.Before(property)! : now;
    }

    private static IEnumerable<SearchTerm> Except(IEnumerable<SearchTerm> these, IEnumerable<SearchTerm> those) =>
        these.ExceptBy(those.Select(term => term.Term), term => term.Term);
}
