using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>What a save is about to do to one record, as the change tracker found it.</summary>
internal sealed class Change(EntityEntry entry, Table table)
{
    public object Record => entry.Entity;

    /// <summary>Added, modified or deleted.</summary>
    public EntityState State { get; } = entry.State;

    public bool IsAdded => State is EntityState.Added;

    /// <inheritdoc cref="Table.OrderOf"/>
    public int Order => table.OrderOf(State);

    /// <summary>Null where the table's rows belong to no tenant.</summary>
    public TenantId? Tenant => table.TenantOf(Record);

    public bool HasVersion => table.HasVersion && State is not EntityState.Deleted;

    public void IncrementVersion()
    {
        var version = entry.Property(Columns.Version);
        version.CurrentValue = (int)version.CurrentValue! + 1;
    }

    /// <summary>The names of the properties that are not what they were.</summary>
    public List<string> Changed() =>
        [.. entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)];

    public object? Before(string property) => entry.Property(property).OriginalValue;

    public Row Row() => State switch
    {
        EntityState.Added => table.Insert(entry),
        EntityState.Modified => table.Update(entry),
        _ => table.Delete(entry),
    };
}
