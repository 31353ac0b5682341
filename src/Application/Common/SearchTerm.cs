using System.Globalization;
using System.Text;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Common;

/// <summary>
/// One of the beginnings under which a client is found: a word of their name, their e-mail, their phone in the
/// spellings that people type, an id in the salon's own system. It follows from the record that it comes from.
/// </summary>
public sealed class SearchTerm
{
    public const int MaxLength = 100;
    public const int MaxOriginLength = 170;

    /// <summary>
    /// So many come from one client's name and e-mail at most: each pair of words is a term, and a name of 200
    /// characters can have hundreds of thousands of pairs. Names that people have need some forty.
    /// </summary>
    public const int MostOfAClient = 64;

    private const string Name = "n";

    /// <summary>Stands before digits that are to be read from the end.</summary>
    public const char FromTheEnd = '<';

    private const char Paired = '+';

    private const int PairedLetters = 3;
    private const int MostPairedWords = 5;
    private const int FirstBehindSurrogates = 0xE000;
    private static readonly char[] Joints = ['\'', '’', '-', '.', '@', '_', '+'];

    private SearchTerm() { }   // for EF

    public TenantId TenantId { get; private init; }

    /// <summary>Folded: without accents, in small letters.</summary>
    public string Term { get; private init; } = null!;

    public ClientId ClientId { get; private init; }

    /// <summary>
    /// With the term, the record that it comes from and goes with: a few letters, as there are many rows.
    /// </summary>
    public string Origin { get; private init; } = null!;

    /// <param name="searchText">The client's, as it is or was.</param>
    public static IEnumerable<SearchTerm> From(Client client, string searchText)
    {
        var words = searchText.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.SelectMany(Spellings).Concat(Pairs(words)).Select(Cut).Distinct().Take(MostOfAClient)
            .Select(word => New(client.TenantId, word, client.Id, Name));
    }

    /// <summary>
    /// The beginning of one word and another, in one term: two common words are looked up together, not the one among
    /// all who have the other.
    /// </summary>
    /// <returns>Null where the one is too short to tell, or is no word of a name.</returns>
    public static string? Pair(string one, string other) =>
        one.Length >= PairedLetters && IsOfAName(one) && IsOfAName(other)
            ? $"{Paired}{CleanText.Cut(one, PairedLetters)} {other}"
            : null;

    private static IEnumerable<string> Pairs(string[] words)
    {
        var paired = words.Where(word => !IsEmail(word)).Take(MostPairedWords).ToArray();
        var spellings = Array.ConvertAll(paired, word => Spellings(word).Where(IsOfAName).Distinct().ToArray());
        var ofTwo = from one in spellings
                    from other in spellings
                    where one != other
                    from beginning in one
                    from whole in other
                    select Pair(beginning, whole);

        // O Sullivan and Mary Jane may be one word of the name.
        var ofOne = from word in paired
                    from part in LaterParts(word)
                    from pair in new[] { Pair(part, word), Pair(word, part) }
                    select pair;
        return ofTwo.Concat(ofOne).OfType<string>();
    }

    /// <summary>Whether it has nothing but what names are made of.</summary>
    public static bool IsOfAName(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) && rune.Value is not ('\'' or '’' or '-') && !IsMark(rune)) return false;
        }

        return true;
    }

    // What is left of them after folding is part of the word: a vowel of Hindi or Thai.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsEmail(string word) => word.Contains('@', StringComparison.Ordinal);

    // O'Brien is also looked for as Brien and as OBrien, and an e-mail by the words before its @ and by its domain.
    private static IEnumerable<string> Spellings(string word) => LaterParts(word).Append(word)
        .Append(IsEmail(word) ? word[(word.IndexOf('@') + 1)..] : string.Concat(word.Split(Joints)));

    // What the whole begins with needs no term of its own.
    private static IEnumerable<string> LaterParts(string word) =>
        (IsEmail(word) ? word[..word.IndexOf('@')] : word).Split(Joints, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length > 1 && !word.StartsWith(part, StringComparison.Ordinal));

    // The number may be typed with its country or without, or by its last digits.
    public static IEnumerable<SearchTerm> From(ContactPoint point)
    {
        if (point.Kind is not ContactPointKind.Phone) return [];

        var digits = string.Concat(point.Value.Where(char.IsAsciiDigit));
        var code = CountryCodes.LengthIn(digits);
        string[] terms = [digits, digits[code..], FromTheEnd + Reversed(digits)];
        return terms.Where(term => term.Length > 0).Distinct()
            .Select(term => New(point.TenantId, term, point.ClientId, digits[..code]));
    }

    /// <param name="externalClientId">The mapping's, as it is or was.</param>
    public static IEnumerable<SearchTerm> From(ServiceMapping mapping, string externalClientId)
    {
        // A sign ends a word: AB/12 is typed with the sign, so as two words, or without it.
        var words = CleanText.Fold(externalClientId).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Append(string.Concat(words)).Where(word => word.Length > 0).Select(Cut).Distinct()
            .Select(word => New(mapping.TenantId, word, mapping.ClientId, $"mapping:{mapping.Id.Value:N}"));
    }

    /// <summary>
    /// The end of the range of all that begin so: the first text behind them, in the order of code points (SQLite) as
    /// in that of UTF-16 (SQL Server's BIN2), supplementary characters too.
    /// </summary>
    public static string Behind(string beginning)
    {
        Rune.DecodeLastFromUtf16(beginning, out var last, out var length);
        var next = last.Value + 1;
        return beginning[..^length] + new Rune(Rune.IsValid(next) ? next : FirstBehindSurrogates);
    }

    public static string Reversed(string digits) => new([.. digits.Reverse()]);

    public static string Cut(string term) => CleanText.Cut(term, MaxLength);

    private static SearchTerm New(TenantId tenant, string term, ClientId client, string origin) =>
        new() { TenantId = tenant, Term = term, ClientId = client, Origin = origin };
}
