using System.Globalization;
using System.Text;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>
/// Finds clients by beginnings. Each is one range of an index, read in its order and only as far as the page goes, so
/// that the number of clients does not matter. Who is found comes in the order of what they are found by.
/// </summary>
internal sealed class ClientSearch
{
    private const int FewestDigits = 3;
    private const int FewestTelling = 5;

    private readonly List<string> _beginnings;
    private readonly List<string> _others;

    private ClientSearch(List<string> beginnings, List<string> others) => (_beginnings, _others) = (beginnings, others);

    /// <inheritdoc cref="Page{T}.Notice"/>
    public string? Notice { get; private init; }

    /// <param name="words">What was typed.</param>
    /// <param name="phones">Reads numbers.</param>
    /// <param name="region">Where a number without a country is from.</param>
    /// <returns>Null for what no term can begin with.</returns>
    public static ClientSearch? For(string words, IPhoneNumbers phones, string region)
    {
        var isNumber = !words.EnumerateRunes().Any(rune => Rune.IsLetter(rune) || rune.Value is '@' or '_');
        if (isNumber && phones.Read(words, region) is { IsValid: true, Number: { } number })
            return new([Digits(number.E164)], []);

        var digits = Digits(words);
        if (isNumber && digits.Length >= FewestDigits)
        {
            var significant = digits.TrimStart('0');   // 086 is typed before the rest of 086 123 4567 is
            return new(
                [.. new[]
                {
                    significant.Length >= FewestDigits - 1 ? significant : digits,
                    SearchTerm.FromTheEnd + SearchTerm.Reversed(digits), digits,
                }.Distinct()],
                []);
        }

        var different = CleanText.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(SearchTerm.Cut).Where(part => part.EnumerateRunes().Any(Rune.IsLetterOrDigit)).Distinct().ToList();
        var parts = different.OrderByDescending(part => part.Length).Take(SearchQuery.MostWords)
            .OrderBy(Commonness).ThenByDescending(part => part.Length).ToList();
        var notice = different.Count > parts.Count ? SearchQuery.OnlyTheLongest(different.Where(parts.Contains)) : null;
        return parts switch
        {
            [] => null,
            [var one] => new([one], []),
            [var one, var other, ..] when SearchTerm.Pair(one, other) is { } pair =>
                new([pair], parts) { Notice = notice },
            [var one, .. var others] => new([one], others) { Notice = notice },
        };
    }

    /// <param name="clients">Filtered, not sorted.</param>
    /// <param name="terms">All of the tenant's.</param>
    /// <param name="cursor">The last one of the page before.</param>
    /// <param name="limit">How many of the page.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>Who is on the page, in order, and where the next one begins.</returns>
    public async Task<(List<ClientId> Found, string? Next)> Page(
        IQueryable<Client> clients, IQueryable<SearchTerm> terms, string? cursor, int limit, CancellationToken ct)
    {
        var found = new List<(ClientId Id, Place Place)>();
        var from = Place.Read(cursor);
        for (var range = from?.Range ?? 0; range < _beginnings.Count && found.Count <= limit; range++)
        {
            var rows = await Range(clients, terms, range, from?.Range == range ? from : null)
                .Take(limit + 1 - found.Count).ToListAsync(ct);
            found.AddRange(rows.Select(row => (row.ClientId, new Place(range, row.Term, row.ClientId.Value))));
        }

        return found.Count <= limit
            ? (found.ConvertAll(one => one.Id), null)
            : (found[..limit].ConvertAll(one => one.Id), found[limit - 1].Place.ToString());
    }

    private IQueryable<SearchTerm> Range(
        IQueryable<Client> clients, IQueryable<SearchTerm> terms, int range, Place? from)
    {
        var (begin, end) = (_beginnings[range], SearchTerm.Behind(_beginnings[range]));
        var rows = terms.Where(term => string.Compare(term.Term, begin) >= 0 && string.Compare(term.Term, end) < 0);
        if (from is { } place)
        {
            var (last, lastClient) = (place.Term, new ClientId(place.Client));
            rows = rows.Where(term => string.Compare(term.Term, last) > 0
                || (term.Term == last && term.ClientId.CompareTo(lastClient) > 0));
        }

        // Once each, though two of their words begin so, or an earlier range has them.
        rows = rows.Where(term => !terms.Any(other => other.ClientId == term.ClientId
            && string.Compare(other.Term, begin) >= 0
            && (string.Compare(other.Term, term.Term) < 0
                || (other.Term == term.Term && string.Compare(other.Origin, term.Origin) < 0))));
        foreach (var earlier in _beginnings.Take(range))
        {
            var (earlierBegin, earlierEnd) = (earlier, SearchTerm.Behind(earlier));
            rows = rows.Where(term => !terms.Any(other => other.ClientId == term.ClientId
                && string.Compare(other.Term, earlierBegin) >= 0 && string.Compare(other.Term, earlierEnd) < 0));
        }

        foreach (var other in _others)
        {
            var (otherBegin, otherEnd) = (other, SearchTerm.Behind(other));
            rows = rows.Where(term => terms.Any(too => too.ClientId == term.ClientId
                && string.Compare(too.Term, otherBegin) >= 0 && string.Compare(too.Term, otherEnd) < 0));
        }

        return rows.Where(term => clients.Any(client => client.Id == term.ClientId))
            .OrderBy(term => term.Term).ThenBy(term => term.ClientId);
    }

    // Whoever has the first word is looked at whether they have the others, so the first is to be rare: an id or an
    // e-mail before a name, and an e-mail's domain, which half of all may share, last.
    private static int Commonness(string part) => part.Length >= FewestTelling
        && part.Any(letter => letter is '@' || char.IsAsciiDigit(letter)) ? 0 : SearchTerm.IsOfAName(part) ? 1 : 2;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private sealed record Place(int Range, string Term, Guid Client)
    {
        private const char Between = '\n';

        public static Place? Read(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor)) return null;

            var parts = CursorText.Read(cursor).Split(Between);
            return parts.Length == 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var range)
                && range >= 0 && Guid.TryParse(parts[2], out var client)
                ? new(range, parts[1], client)
                : throw new DomainException(Cursor.Invalid);
        }

        public override string ToString() => CursorText.Encode(
            string.Create(CultureInfo.InvariantCulture, $"{Range}{Between}{Term}{Between}{Client}"));
    }
}
