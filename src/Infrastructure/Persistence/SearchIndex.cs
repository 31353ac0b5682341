using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Keeps the search terms in step with the records they come from, in the save that changes those.</summary>
internal static class SearchIndex
{
    /// <returns>The terms that this save adds or removes.</returns>
    public static List<EntityEntry<SearchTerm>> Follow(AppDb db)
    {
        var changes = new List<EntityEntry<SearchTerm>>();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            var (before, after) = (Terms(entry, isBefore: true), Terms(entry, isBefore: false));
            changes.AddRange(Except(before, after).Select(term => With(db, term, EntityState.Deleted)));
            changes.AddRange(Except(after, before).Select(term => With(db, term, EntityState.Added)));
        }

        return changes;
    }

    private static IEnumerable<SearchTerm> Terms(EntityEntry entry, bool isBefore)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)
            || entry.State is EntityState.Added && isBefore || entry.State is EntityState.Deleted && !isBefore)
            return [];

        return entry.Entity switch
        {
            Client client => SearchTerm.Of(client, Value(nameof(Client.SearchText))),
            ServiceMapping mapping => SearchTerm.Of(mapping, Value(nameof(ServiceMapping.ExternalClientId))),
            ContactPoint point when entry.State is not EntityState.Modified => SearchTerm.Of(point),
            _ => [],
        };

        string Value(string property) =>
            (string)(isBefore ? entry.Property(property).OriginalValue : entry.Property(property).CurrentValue)!;
    }

    private static IEnumerable<SearchTerm> Except(IEnumerable<SearchTerm> these, IEnumerable<SearchTerm> those) =>
        these.ExceptBy(those.Select(term => term.Term), term => term.Term);

    private static EntityEntry<SearchTerm> With(AppDb db, SearchTerm term, EntityState state)
    {
        var entry = db.Entry(term);
        entry.State = state;
        return entry;
    }
}
