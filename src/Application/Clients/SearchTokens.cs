using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Clients;

/// <summary>
/// What a client is found by: a word of their name, their e-mail, their phone in the spellings that people type, an id
/// in the salon's own system. Folded: without accents, in small letters, and no space inside.
/// </summary>
public static class SearchTokens
{
    /// <summary>In characters; what is longer is cut.</summary>
    public const int MaxLength = 100;

    /// <summary>
    /// So many words come from one client's name and e-mail at most: a name of 200 characters can be a hundred of them.
    /// </summary>
    public const int MostOfAClient = 64;

    /// <summary>Stands before digits that are to be read from the end.</summary>
    public const char FromTheEnd = '<';

    private static readonly char[] Joints = ['\'', '-', '.', '@', '_', '+'];

    /// <summary>All that a client is found by, whichever record it comes from.</summary>
    /// <param name="searchText">The client's: folded words of the name, and the e-mail.</param>
    /// <param name="phones">In E.164.</param>
    /// <param name="externalIds">Theirs in the salon's own systems.</param>
    public static IEnumerable<string> OfAll(
        string searchText, IEnumerable<string> phones, IEnumerable<string> externalIds) =>
    [
        .. OfClient(searchText), .. phones.SelectMany(OfPhone), .. externalIds.SelectMany(OfExternalId),
    ];

    /// <param name="searchText">The client's: folded words of the name, and the e-mail.</param>
    public static IReadOnlyList<string> OfClient(string searchText) =>
        [.. OfNameAndEmail(searchText), .. SimilarNames.KeysOf(OfName(searchText))];

    /// <summary>Those that can be typed, without the keys of similar names.</summary>
    internal static IEnumerable<string> OfNameAndEmail(string searchText) =>
        Words(searchText).SelectMany(Spellings).Select(Cut).Distinct().Take(MostOfAClient);

    /// <summary>The words of the name alone.</summary>
    internal static IEnumerable<string> OfName(string searchText) =>
        Words(searchText).Where(word => !IsEmail(word)).SelectMany(Spellings).Distinct();

    /// <summary>The number may be typed with its country or without, or by its last digits.</summary>
    /// <param name="e164">The number.</param>
    public static IReadOnlyList<string> OfPhone(string e164)
    {
        var digits = Digits(e164);
        string[] tokens = [digits, digits[CountryCodes.LengthIn(digits)..], FromTheEnd + Reversed(digits)];
        return [.. tokens.Where(token => token.Length > 0).Distinct()];
    }

    /// <summary>A sign ends a word: AB/12 is typed with the sign, so as two words, or without it.</summary>
    public static IReadOnlyList<string> OfExternalId(string externalClientId)
    {
        var words = Words(CleanText.Fold(externalClientId));
        return [.. words.Append(string.Concat(words)).Where(word => word.Length > 0).Select(Cut).Distinct()];
    }

    public static string Cut(string token) => CleanText.Cut(token, MaxLength);

    public static string Reversed(string digits) => string.Create(digits.Length, digits, static (all, from) =>
    {
        from.CopyTo(all);
        all.Reverse();
    });

    internal static string[] Words(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool IsEmail(string word) => word.Contains('@', StringComparison.Ordinal);

    // O'Brien is also looked for as Brien and as OBrien, and an e-mail by the words before its @ and by its domain.
    private static IEnumerable<string> Spellings(string word) => word.AsSpan().ContainsAny(Joints)
        ? LaterParts(word).Prepend(word)
            .Append(IsEmail(word) ? word[(word.IndexOf('@') + 1)..] : string.Concat(word.Split(Joints)))
        : [word];

    // What the whole begins with needs no token of its own.
    private static IEnumerable<string> LaterParts(string word) =>
        (IsEmail(word) ? word[..word.IndexOf('@')] : word).Split(Joints, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length > 1 && !word.StartsWith(part, StringComparison.Ordinal));
}
