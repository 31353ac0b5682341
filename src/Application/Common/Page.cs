using System.Text.Json.Serialization;

namespace CustomerTracking.Application.Common;

/// <summary>One page of a list, and where the next one begins.</summary>
/// <param name="Items">In the list's order, newest first.</param>
/// <param name="NextCursor">Hand it back as <c>cursor</c>; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor) : ICursorPage
{
    public const int DefaultLimit = 25;
    public const int MaxLimit = 100;

    /// <summary>What the answer leaves out of the question, as a sentence; absent when it leaves out nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notice { get; init; }

    /// <summary>
    /// Of a search that finds few: those whose names are spelt almost alike, sound alike or stand for each other, ten
    /// at most, the nearest first. They are not what was searched for. Absent where there is none, and where there is
    /// more than one page.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<T>? Similar { get; init; }

    ICursorPage ICursorPage.WithCursor(string? next) => this with { NextCursor = next };

    /// <param name="rows">One more than the limit, where there is one more.</param>
    internal static Page<T> From(List<T> rows, int limit, Func<T, Cursor> cursor) =>
        rows.Count <= limit ? new(rows, null) : new(rows[..limit], cursor(rows[limit - 1]).ToString());
}

/// <summary>A page of whatever list.</summary>
public interface ICursorPage
{
    string? NextCursor { get; }

    /// <summary>The same page with the next one's place in another form.</summary>
    ICursorPage WithCursor(string? next);
}
