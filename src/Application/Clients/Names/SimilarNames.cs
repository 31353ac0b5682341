using System.Globalization;
using System.Text;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using F23.StringSimilarity;

namespace CustomerTracking.Application.Clients.Names;

/// <summary>
/// Names that may be the same: one letter is wrong, missing, too many or swapped; they sound alike; or the one stands
/// for the other. Two words that are one letter apart have the same letters when one is left out of each, so these are
/// what a client is indexed by.
/// </summary>
public static class SimilarNames
{
    private const char Key = '~';
    private const int ShortestIndexed = 3;
    private const int ShortestMisspelt = 4;
    private const int ShortestSound = 3;
    private const int LongestWord = 20;
    private const int MostWords = 6;

    private static readonly OptimalStringAlignment Letters = new();

    /// <summary>Tokens that no word begins with, some 130 at most.</summary>
    /// <param name="words">Of a client's name, folded.</param>
    public static IEnumerable<string> KeysOf(IEnumerable<string> words) => words
        .Where(word => IsName(word, ShortestIndexed)).Take(MostWords)
        .SelectMany(word => KeysOfLetters(word).Concat(KeysOfSound(word))).Distinct();

    /// <summary>The tokens that a client has who has a name like it.</summary>
    /// <param name="word">What was searched for, folded.</param>
    public static IReadOnlyList<string> TokensFor(string word) => !IsName(word, ShortestIndexed) ? [] :
    [
        .. word.Length < ShortestMisspelt ? [] : KeysOfLetters(word),
        .. KeysOfSound(word), .. NameVariants.Find(word),
    ];

    /// <summary>Whether a token is a key of similar names, and no word.</summary>
    public static bool IsKey(string token) => token[0] == Key;

    /// <returns>How far apart they are: 0 for the letters or a variant, 1 for the sound; null where they are not
    /// similar.</returns>
    public static int? Distance(string word, string name)
    {
        if (word == name || NameVariants.Find(word).Contains(name)) return 0;
        if (word.Length >= ShortestMisspelt && Math.Abs(word.Length - name.Length) <= 1
            && Letters.Distance(word, name) <= 1) return 0;

        return NameSound.Encode(word) is { } sound && sound == NameSound.Encode(name) ? 1 : null;
    }

    /// <summary>
    /// Whether one name can be a spelling of the other by someone who heard it: each part is the same but for silent letters
    /// (Jon and John, Ann and Anne), a known spelling of an Irish name, or sounds alike with at least three letters of
    /// <see cref="NameSound"/>. With two, Joan, John, Jane and June would be one name. One different letter is not enough
    /// (Jane and Jade), nor is a nickname (John and Jack).
    /// </summary>
    internal static bool IsSameSpokenName(GivenName name, Client client)
    {
        var known = GivenName.FromClient(client);
        return name.First is { } first && known.First is { } other && AreSpokenAlike(first, other)
            && (name.Last is null || known.Last is null || AreSpokenAlike(name.Last, known.Last));
    }

    /// <summary>The same for names that sound alike, and for no others that are known to differ.</summary>
    internal static string SpokenKey(string name) => SureSound(CleanText.Fold(name)) ?? Spoken(CleanText.NameKey(name));

    private static bool AreSpokenAlike(string one, string other)
    {
        var (word, name) = (CleanText.Fold(one), CleanText.Fold(other));
        return Spoken(CleanText.NameKey(one)) == Spoken(CleanText.NameKey(other))
            || NameVariants.AreSpellings(word, name)
            || (SureSound(word) is { } sound && sound == SureSound(name));
    }

    // A sound of fewer letters is shared by names that differ.
    private static string? SureSound(string word) =>
        NameSound.Encode(word) is { Length: >= ShortestSound } sound ? sound : null;

    // Without what nobody hears: an h inside, the second of two equal letters, and the e behind them.
    private static string Spoken(string name)
    {
        var heard = new StringBuilder();
        for (var place = 0; place < name.Length; place++)
        {
            var isDoubled = place > 0 && name[place] == name[place - 1];
            var isSilentE = name[place] is 'e' && place == name.Length - 1 && place > 1 && name[place - 1] == name[place - 2];
            if (!isDoubled && !isSilentE && (place == 0 || name[place] is not 'h')) heard.Append(name[place]);
        }

        return heard.ToString();
    }

    private static IEnumerable<string> KeysOfLetters(string word) => Enumerable.Range(0, word.Length)
        .Select(place => Key + word.Remove(place, 1)).Prepend(Key + word);

    private static IEnumerable<string> KeysOfSound(string word) =>
        NameSound.Encode(word) is { } sound ? [$"{Key}{Key}{sound}"] : [];

    // One character a letter, so that leaving one out leaves no half.
    private static bool IsName(string word, int shortest) => word.Length >= shortest && word.Length <= LongestWord
        && word.All(letter => char.IsLetter(letter) || char.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
