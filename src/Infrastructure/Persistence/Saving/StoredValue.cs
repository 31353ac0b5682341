using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>A value on its way between the model and the database, by the converter that the model names.</summary>
internal static class StoredValue
{
    public static object? From(RelationalTypeMapping type, object? value) =>
        value is not null && type.Converter is { } converter ? converter.ConvertToProvider(value) : value;

    /// <summary>Reads a property off its record, compiled once, as several dozen are read for each booking.</summary>
    public static Func<object, object?> From(IProperty property)
    {
        var record = Expression.Parameter(typeof(object));
        Expression owner = property.DeclaringType is IComplexType complex
            ? Expression.Property(
                Expression.Convert(record, complex.ComplexProperty.DeclaringType.ClrType),
                complex.ComplexProperty.PropertyInfo!)
            : Expression.Convert(record, property.DeclaringType.ClrType);
        var value = Expression.MakeMemberAccess(owner, (MemberInfo?)property.PropertyInfo ?? property.FieldInfo!);
        return Expression.Lambda<Func<object, object?>>(
            Converted(value, property.GetRelationalTypeMapping().Converter?.ConvertToProviderExpression), record)
            .Compile();
    }

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

    // value is null ? null : (object)convert(value)
    private static Expression Converted(Expression value, LambdaExpression? convert)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        Expression known = value.Type == type ? value : Expression.Property(value, "Value");
        if (convert is not null) known = Expression.Invoke(
            convert, Expression.Convert(known, convert.Parameters[0].Type));
        var boxed = Expression.Convert(known, typeof(object));
        return value.Type.IsValueType && value.Type == type
            ? boxed
            : Expression.Condition(
                Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(null), boxed);
    }
}
