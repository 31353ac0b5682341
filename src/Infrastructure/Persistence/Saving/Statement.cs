using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// One text for the database, with a place for each value. Its values are those of <see cref="Types"/>.
/// </summary>
/// <param name="Format">The text for one row, with <c>{0}</c> and so on where a parameter stands.</param>
/// <param name="Types">What stands in each place.</param>
/// <param name="ForMany">
/// The same for many rows at once, for SQL Server: <c>{0}</c> stands for a table of their values, whose columns are
/// those of <see cref="ColumnOf"/>.
/// </param>
/// <param name="Order">In a text of several statements, the lower ones come first.</param>
/// <param name="MustChangeOne">Whether it is another request's change if it hits no row.</param>
internal sealed record Statement(
    string Format, IReadOnlyList<RelationalTypeMapping> Types, string ForMany, int Order = 0,
    bool MustChangeOne = false)
{
    /// <summary>With parameters <c>@p0</c> and on.</summary>
    public string Text { get; } = string.Format(
        CultureInfo.InvariantCulture, Format, [.. Enumerable.Range(0, Types.Count).Select(Name)]);

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"@p{number}");

    /// <summary>The column of <see cref="ForMany"/>'s table that holds a place's values.</summary>
    public static string ColumnOf(int place) => string.Create(CultureInfo.InvariantCulture, $"[v].[{place}]");

    /// <summary>The same where it is compared with a column of the database.</summary>
    public static string ComparedColumnOf(int place, RelationalTypeMapping type) =>
        StoresText(type)
            ? $"CAST({ColumnOf(place)} AS {type.StoreType}) COLLATE {SqlServerDb.ToTheLetter}"
            : ColumnOf(place);

    public static bool StoresText(RelationalTypeMapping type) =>
        (type.Converter?.ProviderClrType ?? type.ClrType) == typeof(string);
}

/// <summary>A statement and what stands in its places, as it is stored.</summary>
internal readonly record struct Row(Statement Statement, object?[] Values);
