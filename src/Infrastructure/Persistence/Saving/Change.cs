using System.Collections;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>What a save is about to do to one record, whoever noticed it.</summary>
internal abstract class Change(object record, EntityState state)
{
    public object Record { get; } = record;

    /// <summary>Added, modified or deleted.</summary>
    public EntityState State { get; } = state;

    public bool IsAdded => State is EntityState.Added;

    public int Order => Table.OrderOf(State);

    /// <summary>Whose a new record is; null where it is nobody's.</summary>
    public abstract TenantId? Tenant { get; }

    public abstract bool HasVersion { get; }

    public abstract void CountVersion();

    /// <summary>The names of the properties that are not what they were.</summary>
    public abstract List<string> Changed();

    public abstract object? Before(string property);

    public abstract Row Row();

    protected abstract Table Table { get; }
}

/// <summary>One that EF Core's change tracker has noticed.</summary>
/// <param name="entry">The tracker's.</param>
/// <param name="tableOf">Not asked for what EF Core itself saves, which may have values that the database makes.</param>
internal sealed class TrackedChange(EntityEntry entry, Func<IEntityType, Table> tableOf) : Change(entry.Entity, entry.State)
{
    public override TenantId? Tenant => entry.Metadata.GetDeclaredQueryFilters().Count > 0
        ? (TenantId)entry.Property(Columns.TenantId).CurrentValue!
        : null;

    public override bool HasVersion =>
        State is not EntityState.Deleted && entry.Metadata.FindProperty(Columns.Version) is not null;

    protected override Table Table => tableOf(entry.Metadata);

    public override void CountVersion()
    {
        var version = entry.Property(Columns.Version);
        version.CurrentValue = (int)version.CurrentValue! + 1;
    }

    public override List<string> Changed() =>
        [.. entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)];

    public override object? Before(string property) => entry.Property(property).OriginalValue;

    public override Row Row() => State switch
    {
        EntityState.Added => Table.Insert(entry),
        EntityState.Modified => Table.Update(entry),
        _ => Table.Delete(entry),
    };
}

/// <summary>One of <see cref="PlainRecords"/>.</summary>
/// <param name="record">New, or known with its values as they were.</param>
/// <param name="table">Its table.</param>
/// <param name="owner">Whose record it is, if it is part of another.</param>
/// <param name="before">Null where it is new.</param>
internal sealed class PlainChange(object record, Table table, object? owner, object?[]? before)
    : Change(record, before is null ? EntityState.Added : EntityState.Modified)
{
    // Asked several times in one save; the version, which is counted in between, is nobody's concern.
    private List<string>? _changed;

    public override TenantId? Tenant => Table.TenantOf(Record);

    public override bool HasVersion => Table.HasVersion;

    /// <inheritdoc cref="Table.Collections"/>
    public IReadOnlyList<(Func<object, IEnumerable> Of, IEntityType Parts)> Collections => Table.Collections;

    protected override Table Table { get; } = table;

    public override void CountVersion() => Table.CountVersion(Record);

    public override List<string> Changed() =>
        _changed ??= before is null ? [] : Table.Changed(before, Table.Values(Record, owner));

    public override object? Before(string property) => before?[Table.PlaceOf(property)];

    public override Row Row() =>
        before is null ? Table.Insert(Record, owner) : Table.Update(before, Table.Values(Record, owner));
}
