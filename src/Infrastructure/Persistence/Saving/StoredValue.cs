using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>A value on its way between the model and the database, by the converter that the model names.</summary>
internal static class StoredValue
{
    /// <summary>
    /// As SQLite's provider takes it in a parameter. SQL Server's makes its parameters from the model's own values.
    /// </summary>
    public static object? Of(RelationalTypeMapping type, object? value) =>
        value is not null && type.Converter is { } converter ? converter.ConvertToProvider(value) : value;

    public static Func<DbDataReader, int, T> Reader<T>(IProperty property)
    {
        var (reader, at) = (Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)));
        return Expression.Lambda<Func<DbDataReader, int, T>>(Read(property, reader, at), reader, at).Compile();
    }

    // reader.IsDBNull(at) ? default : convert(reader.GetFieldValue<Stored>(at))
    public static Expression Read(IProperty property, Expression reader, Expression at)
    {
        var converter = property.GetRelationalTypeMapping().Converter;
        var stored = converter?.ProviderClrType ?? property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        Expression value = Expression.Call(
            reader, typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!.MakeGenericMethod(stored), at);
        if (converter is not null) value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        return Expression.Condition(
            Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(property.ClrType),
            Expression.Convert(value, property.ClrType));
    }
}
