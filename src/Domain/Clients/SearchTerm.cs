using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// One of the beginnings under which a client is found: a word of their name, their e-mail, their phone in the spellings
/// that people type, an id in the salon's own system. It follows from the record that it comes from.
/// </summary>
public sealed class SearchTerm
{
    public const int MaxLength = 100;
    public const int MaxOriginLength = 170;

    /// <summary>Stands before digits that are to be read from the end.</summary>
    public const char FromTheEnd = '<';

    private const char Paired = '+';

    private const int LongestCountryCode = 3;
    private const int PairedLetters = 3;
    private const int MostPairedWords = 5;
    private static readonly char[] Joints = ['\'', '’', '-', '.', '@', '_'];

    private SearchTerm() { }   // for EF

    public TenantId TenantId { get; private init; }

    /// <summary>Folded: without accents, in small letters.</summary>
    public string Term { get; private init; } = null!;

    public ClientId ClientId { get; private init; }

    /// <summary>The record that it comes from, and goes with.</summary>
    public string Origin { get; private init; } = null!;

    /// <param name="searchText">The client's, as it is or was.</param>
    public static IEnumerable<SearchTerm> Of(Client client, string searchText)
    {
        var words = searchText.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.SelectMany(Spellings).Concat(Pairs(words)).Select(Cut).Distinct()
            .Select(word => New(client.TenantId, word, client.Id, "name"));
    }

    /// <summary>
    /// The beginning of one word and another, in one term: two common words are looked up together, not the one among all
    /// who have the other.
    /// </summary>
    /// <returns>Null where the one is too short to tell, or is no word of a name.</returns>
    public static string? Pair(string one, string other) =>
        one.Length >= PairedLetters && IsOfAName(one) && IsOfAName(other)
            ? $"{Paired}{one[..PairedLetters]} {other}"
            : null;

    private static IEnumerable<string> Pairs(string[] words)
    {
        var spellings = words.Where(word => !word.Contains('@', StringComparison.Ordinal)).Take(MostPairedWords)
            .SelectMany(Spellings).Where(IsOfAName).Distinct().ToList();
        return (from one in spellings from other in spellings select Pair(one, other)).OfType<string>();
    }

    private static bool IsOfAName(string word) => word.All(letter => char.IsLetter(letter) || letter is '\'' or '’' or '-');

    // O'Brien is also looked for as Brien and as OBrien, and an e-mail by its domain.
    private static IEnumerable<string> Spellings(string word) => word
        .Split(Joints, StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 1)
        .Append(word).Append(string.Concat(word.Split(Joints))).Append(word[(word.IndexOf('@') + 1)..]);

    // The number may be typed with its country or without; where the country's code ends, its first digits do not say,
    // so each possible end has a term. A wrong one finds a stranger at worst who has the same digits.
    public static IEnumerable<SearchTerm> Of(ContactPoint point)
    {
        if (point.Kind is not ContactPointKind.Phone) return [];

        var digits = string.Concat(point.Value.Where(char.IsAsciiDigit));
        return Enumerable.Range(0, LongestCountryCode + 1).Where(skipped => skipped < digits.Length)
            .Select(skipped => digits[skipped..])
            .Append(FromTheEnd + Reversed(digits))
            .Distinct().Select(term => New(point.TenantId, term, point.ClientId, "phone:" + point.Key));
    }

    /// <param name="externalClientId">The mapping's, as it is or was.</param>
    public static IEnumerable<SearchTerm> Of(ServiceMapping mapping, string externalClientId)
    {
        if (CleanText.Fold(externalClientId).Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } id)
            yield return New(mapping.TenantId, Cut(id), mapping.ClientId, $"mapping:{mapping.Id.Value:N}");
    }

    public static string Reversed(string digits) => new([.. digits.Reverse()]);

    public static string Cut(string term) => CleanText.Cut(term, MaxLength);

    private static SearchTerm New(TenantId tenant, string term, ClientId client, string origin) =>
        new() { TenantId = tenant, Term = term, ClientId = client, Origin = origin };
}
