using System.Globalization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Clients;

/// <summary>Finds the clients who have the words that were searched for.</summary>
public interface IClientSearchIndex
{
    /// <summary>
    /// Whoever has all words whole comes first, then those of whom one only begins so; among each, who booked last.
    /// </summary>
    /// <param name="words">All of them must be found.</param>
    /// <param name="clients">Of the tenant; filtered, not sorted.</param>
    /// <param name="from">The last one of the page before; null begins with the first.</param>
    /// <param name="limit">How many of the page.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>Who is on the page, in order, and one more where there is one more.</returns>
    Task<List<SearchPlace>> Find(
        SearchWords words, IQueryable<Client> clients, SearchPlace? from, int limit, CancellationToken ct);

    /// <summary>
    /// Those who may have all words or a name like them (<see cref="SearchWord.Similar"/>), also those who have; the
    /// index does not compare the names.
    /// </summary>
    /// <returns>A few hundred at most; who booked last comes first.</returns>
    Task<List<SearchPlace>> FindSimilar(SearchWords words, IQueryable<Client> clients, CancellationToken ct);
}

public enum WordMatch
{
    Whole,
    Beginning,

    /// <summary>Shown apart, and not page by page.</summary>
    Similar,
}

/// <summary>A client's place among those who were found.</summary>
/// <param name="Match">How.</param>
/// <param name="Block">
/// Of many who are found in the same way, a part is sorted at a time: the last one of the part before; null in the
/// first.
/// </param>
/// <param name="LastBooked">When they last booked; who never did comes last.</param>
/// <param name="ClientId">Parts those who did at the same moment.</param>
public sealed record SearchPlace(WordMatch Match, ClientId? Block, DateTimeOffset? LastBooked, ClientId ClientId)
    : IComparable<SearchPlace>
{
    private const char Between = ' ';
    private const string None = "-";

    /// <returns>Null for no cursor.</returns>
    /// <exception cref="DomainException"><c>cursor.invalid</c></exception>
    internal static SearchPlace? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;

        var parts = CursorText.Read(cursor).Split(Between);
        return parts.Length == 4 && Enum.TryParse<WordMatch>(parts[0], out var match)
            && match is WordMatch.Whole or WordMatch.Beginning
            && TryReadId(parts[1], out var block) && TryReadInstant(parts[2], out var at)
            && TryReadId(parts[3], out var client) && client is not null
            ? new(match, block, at, client.Value)
            : throw new DomainException(Cursor.Invalid);
    }

    internal string ToCursor() => CursorText.Encode(string.Create(
        CultureInfo.InvariantCulture,
        $"{Match:D}{Between}{Block?.Value.ToString() ?? None}{Between}"
            + $"{LastBooked?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? None}{Between}{ClientId.Value}"));

    /// <summary>Within a block.</summary>
    public int CompareTo(SearchPlace? other)
    {
        var first = Nullable.Compare(other?.LastBooked, LastBooked);
        return first != 0 || other is null ? first : other.ClientId.CompareTo(ClientId);
    }

    private static bool TryReadId(string text, out ClientId? id)
    {
        id = Guid.TryParse(text, out var read) ? new(read) : null;
        return id is not null || text == None;
    }

    private static bool TryReadInstant(string text, out DateTimeOffset? at)
    {
        at = null;
        if (text == None) return true;
        if (!long.TryParse(text, CultureInfo.InvariantCulture, out var ticks) || ticks < 0
            || ticks > DateTimeOffset.MaxValue.UtcTicks) return false;

        at = new(ticks, TimeSpan.Zero);
        return true;
    }
}
