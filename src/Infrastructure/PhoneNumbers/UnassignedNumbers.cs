using System.Collections.Frozen;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>
/// Numbers that reach no phone, and that many people seem to have: what a network writes for a withheld caller, and
/// what is typed where a form insists on a number.
/// </summary>
internal static class UnassignedNumbers
{
    private const int FewestAlike = 6;
    private const int FewestWritten = 7;
    private const int FewestInOrder = 9;
    private const int FewestZeros = 7;
    private const string Up = "01234567890";
    private const string Down = "09876543210";

    // On a keypad, as Twilio sends it: +266696687 is ANONYMOUS, +86282452253 UNAVAILABLE ("Why am I getting calls from
    // these strange numbers", Twilio's help 223179988).
    private static readonly string[] Spoken =
    [
        "ANONYMOUS", "BLOCKED", "PRIVATE", "RESTRICTED", "UNAVAILABLE", "UNKNOWN", "WITHHELD", "NOCALLERID",
        "OUTOFAREA",
    ];

    // +464 is in Twilio's list too; the others are RESTRICTED and UNKNOWN as some write them, with a digit changed, and
    // with North America's calling code.
    private static readonly FrozenSet<string> Written =
        Spoken.Select(Keypad).Concat(["464", "7378742883", "8566696", "17378742833"]).ToFrozenSet();

    /// <summary>By what was dialled: a national number that happens to spell a word belongs to a person.</summary>
    public static bool Include(DialText text) =>
        AreAlike(text.Digits, FewestWritten) || (text.HasPlus && Written.Contains(text.Digits));

    public static bool Include(string national, bool isValid) =>
        AreAlike(national, FewestAlike) || HasNoSubscriber(national, isValid) || (!isValid && IsInOrder(national));

    private static bool AreAlike(string digits, int fewest) =>
        digits.Length >= fewest && digits.AsSpan().IndexOfAnyExcept(digits[0]) < 0;

    // +353 87 000 0000. Korea's +82 10 2000 0000 is in use: what is left of the zeros is more than an area code.
    private static bool HasNoSubscriber(string national, bool isValid)
    {
        var before = national.TrimEnd('0').Length;
        var zeros = national.Length - before;
        return zeros >= FewestZeros && (!isValid || before <= Math.Min(3, zeros - 5))
            && national.Length > FewestZeros + 1;
    }

    // 1234567890; where such a number lies in a range that was given out, a person may have it.
    private static bool IsInOrder(string national) =>
        national.Length >= FewestInOrder
        && (Up.Contains(national, StringComparison.Ordinal) || Down.Contains(national, StringComparison.Ordinal));

    private static string Keypad(string word) =>
        string.Concat(word.Select(letter => "22233344455566677778889999"[letter - 'A']));
}
