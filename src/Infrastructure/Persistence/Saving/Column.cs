using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>One column of a table, and how its value is read off a record, as it is stored.</summary>
internal sealed class Column
{
    private readonly Func<object, object?>? _ofRecord;

    /// <param name="property">The model's.</param>
    /// <param name="name">In the table.</param>
    public Column(IProperty property, string name)
    {
        (Property, Name) = (property, name);
        Type = property.GetRelationalTypeMapping();
        if (!property.IsShadowProperty()) _ofRecord = StoredValue.From(property);
    }

    public IProperty Property { get; }

    public string Name { get; }

    public RelationalTypeMapping Type { get; }

    // A GUID is made when its record is added, a number only by the database.
    public bool IsMadeByTheDatabase =>
        Property.ValueGenerated is not ValueGenerated.Never && Property.ClrType.IsPrimitive;

    public object? Of(object record) => _ofRecord is not null ? _ofRecord(record)
        : throw new NotSupportedException(
            $"{Property.DeclaringType.DisplayName()}.{Property.Name} is only in the change tracker.");

    public object? Of(EntityEntry entry) =>
        _ofRecord is not null ? _ofRecord(entry.Entity) : StoredValue.From(Type, EntryOf(entry).CurrentValue);

    public object? Before(EntityEntry entry) => StoredValue.From(Type, EntryOf(entry).OriginalValue);

    public bool IsChanged(EntityEntry entry) => EntryOf(entry).IsModified;

    private PropertyEntry EntryOf(EntityEntry entry) => Property.DeclaringType is IComplexType complex
        ? entry.ComplexProperty(complex.ComplexProperty.Name).Property(Property.Name)
        : entry.Property(Property.Name);
}
