using System.Collections.Concurrent;
using System.Globalization;
using CustomerTracking.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// Writes what is tracked as plain statements made from the model. EF Core's own save makes each anew, with all that it
/// could also do for other models, and takes some ten times as long.
/// </summary>
internal sealed class TableStatements
{
    private readonly ConcurrentDictionary<IEntityType, Table> _tables = new();
    private volatile Statement? _raise;

    /// <returns>In the order in which the database can take them.</returns>
    public List<Row> Of(IEnumerable<EntityEntry> changed)
    {
        var ordered = changed.Select(entry => (entry, Table: TableOf(entry.Metadata, entry.Context))).ToList();
        ordered.Sort((one, other) => Order(one.entry, one.Table).CompareTo(Order(other.entry, other.Table)));
        var rows = new List<Row>(ordered.Count);
        foreach (var (entry, table) in ordered)
        {
            rows.Add(entry.State switch
            {
                EntityState.Added => table.Insert(entry),
                EntityState.Modified => table.Update(entry),
                _ => table.Delete(entry),
            });
        }

        return rows;
    }

    /// <summary>A row for a record that is not tracked and has no property without a member.</summary>
    public Row Insert(DbContext db, object record) => TableOf(TypeOf(db, record), db).Insert(record);

    /// <summary>
    /// An event that nobody wants, as its tenant has no subscription at that moment, counts as handed out from the
    /// beginning: otherwise each one would be written twice.
    /// </summary>
    public Row Raise(DbContext db, OutgoingEvent one)
    {
        var table = TableOf(TypeOf(db, one), db);
        var values = table.Insert(one).Values;
        values[table.PlaceOf(nameof(OutgoingEvent.FannedOutAt))] = values[table.PlaceOf(nameof(OutgoingEvent.OccurredAt))];
        return new(_raise ??= table.InsertUnless(
            nameof(OutgoingEvent.FannedOutAt),
            $"""
            EXISTS (SELECT 1 FROM "EventSubscriptions" AS s
                WHERE s."TenantId" = {Place(table.PlaceOf(nameof(OutgoingEvent.TenantId)))} AND s."Enabled" = 1)
            """), values);
    }

    /// <inheritdoc cref="Insert"/>
    public Row Delete(DbContext db, object record) => TableOf(TypeOf(db, record), db).Delete(record);

    private static IEntityType TypeOf(DbContext db, object record) =>
        db.Model.FindEntityType(record.GetType()) ?? throw new ArgumentException("It is in no table.", nameof(record));

    // What goes, goes first, the rows that point to others before those; what comes, the other way round.
    private static int Order(EntityEntry entry, Table table) =>
        entry.State is EntityState.Deleted ? -table.Depth : table.Depth;

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"{{{number}}}");

    private Table TableOf(IEntityType type, DbContext db) =>
        _tables.TryGetValue(type, out var table) ? table : _tables.GetOrAdd(type, new Table(type, db));

    private sealed class Table
    {
        private readonly Column[] _columns;
        private readonly Column[] _key;
        private readonly Column[] _tokens;
        private readonly Column[] _meant;
        private readonly Statement _insert;
        private readonly Statement _delete;
        private readonly string _name;
        private readonly ISqlGenerationHelper _sql;
        private readonly ConcurrentDictionary<string, Statement> _updates = new(StringComparer.Ordinal);

        public Table(IEntityType type, DbContext db)
        {
            _sql = db.GetService<ISqlGenerationHelper>();
            _name = _sql.DelimitIdentifier(type.GetTableName()!);
            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            _columns = [.. type.GetFlattenedProperties()
                .Select(property => new Column(property, property.GetColumnName(table)!, db.Database.IsSqlite()))];
            if (_columns.Any(column => column.IsMadeByTheDatabase))
                throw new NotSupportedException($"{_name} has values that the database makes.");

            _key = [.. _columns.Where(column => column.Property.IsPrimaryKey())];
            _tokens = [.. _columns.Where(column => column.Property.IsConcurrencyToken)];
            _meant = [.. _key, .. _tokens];
            _insert = new(
                $"INSERT INTO {_name} ({Names(_columns)}) VALUES ({string.Join(", ", _columns.Select((_, place) => Place(place)))})",
                [.. _columns.Select(column => column.Type)]);
            _delete = new(
                $"DELETE FROM {_name} WHERE {Equal(_meant, 0)}", [.. _meant.Select(column => column.Type)],
                MustChangeOne: _tokens.Length > 0);
            Depth = DepthOf(type, []) + 1;
        }

        /// <summary>How many tables have to be written before it, counted from one.</summary>
        public int Depth { get; }

        public Row Insert(EntityEntry entry) => new(_insert, Values(_columns, column => column.Of(entry)));

        public Row Insert(object record) => new(_insert, Values(_columns, column => column.Of(record)));

        public int PlaceOf(string property) =>
            Array.FindIndex(_columns, column => column.Property.Name == property);

        /// <summary>An insert that leaves a column empty where the condition holds.</summary>
        public Statement InsertUnless(string property, string condition)
        {
            var values = _columns.Select((_, place) => place == PlaceOf(property)
                ? $"CASE WHEN {condition} THEN NULL ELSE {Place(place)} END"
                : Place(place));
            return new($"INSERT INTO {_name} ({Names(_columns)}) SELECT {string.Join(", ", values)}", _insert.Types);
        }

        public Row Delete(EntityEntry entry) => new(_delete, Values(_meant, column => column.Before(entry)));

        public Row Delete(object record) => new(_delete, Values(_meant, column => column.Of(record)));

        public Row Update(EntityEntry entry)
        {
            var changed = _columns.Where(column => column.IsChanged(entry)).ToArray();
            var beforeNull = _tokens.Where(column => column.IsNullable && column.Before(entry) is null).ToArray();
            Column[] before = [.. _key, .. _tokens.Except(beforeNull)];
            var statement = _updates.GetOrAdd(
                string.Join(',', changed.Select(column => column.Name)) + "|" + beforeNull.Length,
                _ => new(
                    $"UPDATE {_name} SET {Equal(changed, 0, ", ")} WHERE {Equal(before, changed.Length)}"
                        + string.Concat(beforeNull.Select(column => $" AND {_sql.DelimitIdentifier(column.Name)} IS NULL")),
                    [.. changed.Concat(before).Select(column => column.Type)], MustChangeOne: true));
            return new(
                statement,
                [.. changed.Select(column => column.Of(entry)), .. before.Select(column => column.Before(entry))]);
        }

        private static object?[] Values(Column[] columns, Func<Column, object?> value) => Array.ConvertAll(columns, column => value(column));

        private string Names(IEnumerable<Column> columns) =>
            string.Join(", ", columns.Select(column => _sql.DelimitIdentifier(column.Name)));

        private string Equal(IEnumerable<Column> columns, int first, string between = " AND ") => string.Join(
            between, columns.Select((column, place) => $"{_sql.DelimitIdentifier(column.Name)} = {Place(first + place)}"));

        private static int DepthOf(IEntityType type, HashSet<IEntityType> seen) => !seen.Add(type) ? 0 : type.GetForeignKeys()
            .Select(key => key.PrincipalEntityType).Where(principal => principal != type)
            .Select(principal => 1 + DepthOf(principal, [.. seen])).DefaultIfEmpty(0).Max();
    }

    private sealed class Column
    {
        private readonly bool _isConverted;
        private readonly IClrPropertyGetter? _get;
        private readonly IClrPropertyGetter? _getOuter;

        public Column(IProperty property, string name, bool isConverted)
        {
            (Property, Name, _isConverted) = (property, name, isConverted);
            Type = property.GetRelationalTypeMapping();
            _get = property.IsShadowProperty() ? null : property.GetGetter();
            _getOuter = property.DeclaringType is IComplexType complex ? complex.ComplexProperty.GetGetter() : null;
        }

        public IProperty Property { get; }

        public string Name { get; }

        public RelationalTypeMapping Type { get; }

        public bool IsNullable => Property.IsNullable;

        // A GUID is made when its record is added, a number only by the database.
        public bool IsMadeByTheDatabase =>
            Property.ValueGenerated is not ValueGenerated.Never && Property.ClrType.IsPrimitive;

        public object? Of(EntityEntry entry) =>
            _get is null ? Stored(entry.Property(Property.Name).CurrentValue) : Of(entry.Entity);

        public object? Of(object record) =>
            Stored(_get!.GetClrValue(_getOuter is null ? record : _getOuter.GetClrValue(record)!));

        public object? Before(EntityEntry entry) => Stored(EntryOf(entry).OriginalValue);

        public bool IsChanged(EntityEntry entry) => EntryOf(entry).IsModified;

        private PropertyEntry EntryOf(EntityEntry entry) => _getOuter is null
            ? entry.Property(Property.Name)
            : entry.ComplexProperty(((IComplexType)Property.DeclaringType).ComplexProperty.Name).Property(Property.Name);

        private object? Stored(object? value) => _isConverted ? StoredValue.Of(Type, value) : value;
    }
}
