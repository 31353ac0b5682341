using System.Data.Common;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>
/// What nearly every request asks. Said in SQL, as EF Core's own queries cannot share a round trip; the names come from
/// the model, and both databases understand them in double quotes.
/// </summary>
internal abstract class LookupQueries
{
    // Questions that are asked together are answered in the order in which they were made.
    private int _asked;

    protected Row Of(Statement statement, params object[] values)
    {
        for (var place = 0; place < values.Length; place++)
            values[place] = StoredValue.From(statement.Types[place], values[place])!;
        return new(statement, values);
    }

    /// <param name="select">The columns.</param>
    /// <param name="from">The tables.</param>
    /// <param name="where">The columns that are each compared with a value.</param>
    protected Statement Ask(string select, string from, params (string Column, RelationalTypeMapping Type)[][] where)
    {
        var all = where.SelectMany(some => some).ToArray();
        return new(
            $"SELECT {select} FROM {from} WHERE {Equal((place, _) => TableStatements.Place(place))}",
            [.. all.Select(one => one.Type)],
            $"SELECT {select}, {SqlServerText.RowNumber} FROM {{0}} CROSS JOIN {from} WHERE {Equal(Statement.ComparedColumnOf)}",
            _asked++);

        string Equal(Func<int, RelationalTypeMapping, string> value) => string.Join(
            " AND ", all.Select((one, place) => $"{one.Column} = {value(place, one.Type)}"));
    }

    protected static string All(string alias, IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => $"{alias}.\"{column}\""));

    protected sealed class Names<T>(AppDb db)
    {
        private readonly IEntityType _type = db.Model.FindEntityType(typeof(T))!;

        public string Column(string property) => $"\"{Property(property).GetColumnName()}\"";

        public RelationalTypeMapping Type(string property) => Property(property).GetRelationalTypeMapping();

        public Func<DbDataReader, int, TValue> Reader<TValue>(string property) =>
            StoredValue.Reader<TValue>(Property(property));

        public string All(string alias, params string[] properties) =>
            string.Join(", ", properties.Select(property => $"{alias}.{Column(property)}"));

        public (string, RelationalTypeMapping)[] Where(string alias, params string[] properties) =>
            [.. properties.Select(property => ($"{alias}.{Column(property)}", Type(property)))];

        public override string ToString() => $"\"{_type.GetTableName()}\"";

        private IProperty Property(string name) => _type.FindProperty(name)!;
    }
}
