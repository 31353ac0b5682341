using System.Data.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Bench;

/// <summary>Writes new rows past the change tracker, one prepared statement a table: seconds instead of an hour.</summary>
internal sealed class Bulk : IAsyncDisposable
{
    private readonly AppDb _db;
    private readonly DbTransaction _transaction;
    private readonly Dictionary<Type, (DbCommand Insert, Func<object, object?>[] Values)> _tables = [];

    private Bulk(AppDb db, DbTransaction transaction) => (_db, _transaction) = (db, transaction);

    public static async Task<Bulk> Begin(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        return new(db, await db.Database.GetDbConnection().BeginTransactionAsync());
    }

    public async Task Insert(object row)
    {
        if (!_tables.TryGetValue(row.GetType(), out var table)) _tables[row.GetType()] = table = Prepare(row.GetType());

        for (var column = 0; column < table.Values.Length; column++)
            table.Insert.Parameters[column].Value = table.Values[column](row) ?? DBNull.Value;
        await table.Insert.ExecuteNonQueryAsync();
    }

    public Task End() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var (insert, _) in _tables.Values) await insert.DisposeAsync();
        await _transaction.DisposeAsync();
    }

    private (DbCommand, Func<object, object?>[]) Prepare(Type type)
    {
        var entity = _db.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetFlattenedProperties().Where(property => property.GetColumnName(table) is not null).ToList();
        var insert = _db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = _transaction;
        var names = columns.Select(column => $"\"{column.GetColumnName(table)}\"");
        var places = columns.Select((_, place) => $"@p{place}");
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(',', names)}) VALUES ({string.Join(',', places)})";
        for (var column = 0; column < columns.Count; column++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@p{column}";
            insert.Parameters.Add(parameter);
        }

        return (insert, [.. columns.Select(Value)]);
    }

    private static Func<object, object?> Value(IProperty property)
    {
        var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
        var inside = property.DeclaringType is IComplexType complex ? complex.ComplexProperty.GetGetter() : null;
        return row =>
        {
            var value = getter.GetClrValue(inside is null ? row : inside.GetClrValue(row)!);
            return converter is null || value is null ? value : converter.ConvertToProvider(value);
        };
    }
}
