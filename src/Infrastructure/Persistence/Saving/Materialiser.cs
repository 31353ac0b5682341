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

    // record.Property = reader.IsDBNull(at) ? default : convert(reader.GetFieldValue<Stored>(at))
    private static Action<T, DbDataReader, int> Reads(IProperty property)
    {
        var converter = property.GetRelationalTypeMapping().Converter;
        var stored = Nullable.GetUnderlyingType(converter?.ProviderClrType ?? property.ClrType)
            ?? converter?.ProviderClrType ?? property.ClrType;
        var (record, reader, at) = (
            Expression.Parameter(typeof(T)), Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)));
        Expression value = Expression.Call(
            reader, typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!.MakeGenericMethod(stored), at);
        if (converter is not null) value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        value = Expression.Condition(
            Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(property.ClrType),
            Expression.Convert(value, property.ClrType));
        var setter = ((PropertyInfo)property.PropertyInfo!).GetSetMethod(nonPublic: true)!;
        return Expression.Lambda<Action<T, DbDataReader, int>>(
            Expression.Call(record, setter, value), record, reader, at).Compile();
    }
}
