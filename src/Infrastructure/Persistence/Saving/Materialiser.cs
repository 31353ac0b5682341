using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>Reads a whole row back into its record, as EF Core would.</summary>
internal sealed class Materialiser<T>
    where T : class
{
    private readonly Action<T, DbDataReader, int>[] _columns;

    public Materialiser(DbContext db)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetProperties().ToList();
        Columns = properties.ConvertAll(property => property.GetColumnName(table)!);
        _columns = [.. properties.Select(Reads)];
    }

    /// <summary>In the order in which they are read.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <param name="reader">On the row.</param>
    /// <param name="first">Where its columns begin.</param>
    public T Read(DbDataReader reader, int first)
    {
        var record = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        for (var column = 0; column < _columns.Length; column++) _columns[column](record, reader, first + column);
        return record;
    }

    private static Action<T, DbDataReader, int> Reads(IProperty property)
    {
        var (record, reader, at) = (
            Expression.Parameter(typeof(T)), Expression.Parameter(typeof(DbDataReader)),
            Expression.Parameter(typeof(int)));
        var setter = ((PropertyInfo)property.PropertyInfo!).GetSetMethod(nonPublic: true)!;
        return Expression.Lambda<Action<T, DbDataReader, int>>(
            Expression.Call(record, setter, StoredValue.Read(property, reader, at)), record, reader, at).Compile();
    }
}
