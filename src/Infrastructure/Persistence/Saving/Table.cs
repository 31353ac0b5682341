using System.Collections.Concurrent;
using System.Reflection;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>A table of the model, and the statements that write its rows.</summary>
internal sealed class Table
{
    private readonly Column[] _columns;
    private readonly int[] _key;
    private readonly int[] _tokens;
    private readonly Statement _insert;
    private readonly string _name;
    private readonly ISqlGenerationHelper _sql;
    private readonly ConcurrentDictionary<(ulong Changed, ulong WereNull), Statement> _updates = new();
    private readonly ConcurrentDictionary<ulong, Statement> _deletes = new();
    private readonly PropertyInfo? _tenant;

    public Table(IEntityType type, DbContext db)
    {
        _sql = db.GetService<ISqlGenerationHelper>();
        _name = _sql.DelimitIdentifier(type.GetTableName()!);
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        _columns = [.. type.GetFlattenedProperties()
            .Select(property => new Column(property, property.GetColumnName(table)!))];
        if (_columns.Any(column => column.IsMadeByTheDatabase))
            throw new NotSupportedException($"{_name} has values that the database makes.");

        _key = Places(place => _columns[place].Property.IsPrimaryKey());
        _tokens = Places(place => _columns[place].Property.IsConcurrencyToken);
        HasVersion = type.FindProperty(Columns.Version) is not null;
        _tenant = type.GetDeclaredQueryFilters().Count > 0 ? type.FindProperty(Columns.TenantId)?.PropertyInfo : null;
        Depth = DepthOf(type, []) + 1;
        _insert = new(
            $"INSERT INTO {_name} ({Names()}) VALUES ({Values(TableStatements.Place)})",
            [.. _columns.Select(column => column.Type)],
            $"INSERT INTO {_name} ({Names()}) SELECT {Values(Statement.ColumnOf)} FROM {{0}}",
            OrderOf(EntityState.Added));
    }

    // How many tables have to be written before it, counted from one.
    private int Depth { get; }

    /// <summary>
    /// Where a change stands among those of one save. Children are deleted before their parents, and parents inserted
    /// before their children; inserts follow the updates of their table, as they may take over a unique key.
    /// </summary>
    public int OrderOf(EntityState state) =>
        state is EntityState.Deleted ? -2 * Depth : (2 * Depth) + (state is EntityState.Added ? 1 : 0);

    public int PlaceOf(string property) => Array.FindIndex(_columns, column => column.Property.Name == property);

    /// <summary>Null where the table's rows belong to no tenant.</summary>
    public TenantId? TenantOf(object record) => (TenantId?)_tenant?.GetValue(record);

    public bool HasVersion { get; }

    /// <summary>For a record that is not tracked.</summary>
    public Row Insert(object record) => new(_insert, Array.ConvertAll(_columns, column => column.Of(record)));

    public Row Insert(EntityEntry entry) => new(_insert, Array.ConvertAll(_columns, column => column.Of(entry)));

    /// <summary>
    /// An insert where <paramref name="where"/> holds, which leaves a column empty where <paramref name="unless"/>
    /// does. Both are asked with what stands in the place of a property.
    /// </summary>
    public Statement InsertWhere(
        string property, Func<Func<string, string>, string> where, Func<Func<string, string>, string> unless)
    {
        return new(
            $"INSERT INTO {_name} ({Names()}) SELECT {Chosen(TableStatements.Place, Compared)} WHERE {where(Compared)}",
            _insert.Types,
            $"INSERT INTO {_name} ({Names()}) SELECT {Chosen(Statement.ColumnOf, ManyCompared)} FROM {{0}} "
                + $"WHERE {where(ManyCompared)}",
            _insert.Order);

        string Compared(string name) => TableStatements.Place(PlaceOf(name));

        string ManyCompared(string name) => Statement.ComparedColumnOf(PlaceOf(name), _columns[PlaceOf(name)].Type);

        string Chosen(Func<int, string> value, Func<string, string> compared) => Values(
            place => place == PlaceOf(property)
                ? $"CASE WHEN {unless(compared)} THEN NULL ELSE {value(place)} END"
                : value(place));
    }

    public Row Delete(object record) => Delete(place => _columns[place].Of(record));

    public Row Delete(EntityEntry entry) => Delete(place => _columns[place].Before(entry));

    public Row Update(EntityEntry entry)
    {
        var (changed, values) = (0UL, new List<object?>());
        for (var place = 0; place < _columns.Length; place++)
        {
            if (!_columns[place].IsChanged(entry)) continue;

            changed |= 1UL << place;
            values.Add(_columns[place].Of(entry));
        }

        var wereNull = AddMeant(values, place => _columns[place].Before(entry));
        return new(_updates.GetOrAdd((changed, wereNull), UpdateOf), [.. values]);
    }

    private Row Delete(Func<int, object?> value)
    {
        var values = new List<object?>();
        var wereNull = AddMeant(values, value);
        return new(_deletes.GetOrAdd(wereNull, DeleteOf), [.. values]);
    }

    /// <summary>Which row is meant: its key, and its tokens as they were read.</summary>
    /// <returns>The tokens that were null, which SQL compares in another way.</returns>
    private ulong AddMeant(List<object?> values, Func<int, object?> value)
    {
        var wereNull = 0UL;
        foreach (var place in _key) values.Add(value(place));
        foreach (var place in _tokens)
        {
            if (value(place) is { } token) values.Add(token);
            else wereNull |= 1UL << place;
        }

        return wereNull;
    }

    private Statement DeleteOf(ulong wereNull)
    {
        int[] empty = [.. _tokens.Where(place => Has(wereNull, place))];
        int[] meant = [.. _key, .. _tokens.Except(empty)];
        return new(
            $"DELETE FROM {_name} WHERE {Hits(meant, 0, empty)}", [.. meant.Select(place => _columns[place].Type)],
            $"DELETE [t] FROM {_name} AS [t] JOIN {{0}} ON {HitsMany(meant, 0, empty)}", OrderOf(EntityState.Deleted),
            MustChangeOne: _tokens.Length > 0);
    }

    private Statement UpdateOf((ulong Changed, ulong WereNull) which)
    {
        int[] set = Places(place => Has(which.Changed, place));
        int[] empty = [.. _tokens.Where(place => Has(which.WereNull, place))];
        int[] meant = [.. _key, .. _tokens.Except(empty)];
        return new(
            $"UPDATE {_name} SET {Sets("", TableStatements.Place)} WHERE {Hits(meant, set.Length, empty)}",
            [.. set.Concat(meant).Select(place => _columns[place].Type)],
            $"UPDATE [t] SET {Sets("[t].", Statement.ColumnOf)} FROM {_name} AS [t] "
                + $"JOIN {{0}} ON {HitsMany(meant, set.Length, empty)}",
            OrderOf(EntityState.Modified), MustChangeOne: true);

        string Sets(string table, Func<int, string> value) =>
            string.Join(", ", set.Select((place, number) => $"{table}{Name(place)} = {value(number)}"));
    }

    private int[] Places(Func<int, bool> which) => [.. Enumerable.Range(0, _columns.Length).Where(which)];

    private static bool Has(ulong mask, int place) => (mask & (1UL << place)) != 0;

    private string Name(int place) => _sql.DelimitIdentifier(_columns[place].Name);

    private string Names() => string.Join(", ", Enumerable.Range(0, _columns.Length).Select(Name));

    private string Values(Func<int, string> value) =>
        string.Join(", ", Enumerable.Range(0, _columns.Length).Select(value));

    private string Hits(IEnumerable<int> places, int first, IEnumerable<int> empty) =>
        Hits("", places, first, empty, (place, _) => TableStatements.Place(place));

    private string HitsMany(IEnumerable<int> places, int first, IEnumerable<int> empty) =>
        Hits("[t].", places, first, empty, Statement.ComparedColumnOf);

    private string Hits(
        string table, IEnumerable<int> places, int first, IEnumerable<int> empty,
        Func<int, RelationalTypeMapping, string> value) => string.Join(
        " AND ",
        places.Select((place, number) => $"{table}{Name(place)} = {value(first + number, _columns[place].Type)}")
            .Concat(empty.Select(place => $"{table}{Name(place)} IS NULL")));

    private static int DepthOf(IEntityType type, HashSet<IEntityType> seen) =>
        !seen.Add(type) ? 0 : type.GetForeignKeys()
        .Select(key => key.PrincipalEntityType).Where(principal => principal != type)
        .Select(principal => 1 + DepthOf(principal, [.. seen])).DefaultIfEmpty(0).Max();
}
