using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>One text for the database, with a place for each value. Its values are those of <see cref="Types"/>.</summary>
/// <param name="Format">The text, with <c>{0}</c> and so on where a parameter stands.</param>
/// <param name="Types">What stands in each place.</param>
/// <param name="MustChangeOne">Whether it is somebody else's change if it hits no row.</param>
internal sealed record Statement(string Format, IReadOnlyList<RelationalTypeMapping> Types, bool MustChangeOne = false)
{
    /// <summary>With parameters <c>@p0</c> and on.</summary>
    public string Text { get; } = Numbered(Format, Types.Count, 0);

    /// <summary>For a text of several statements.</summary>
    /// <param name="first">The number of its first parameter.</param>
    public string From(int first) => first == 0 ? Text : Numbered(Format, Types.Count, first);

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"@p{number}");

    private static string Numbered(string format, int count, int first) => string.Format(
        CultureInfo.InvariantCulture, format, [.. Enumerable.Range(first, count).Select(Name)]);
}

/// <summary>A statement and what stands in its places.</summary>
internal readonly record struct Row(Statement Statement, object?[] Values);
