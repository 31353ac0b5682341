using System.Buffers;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// Where a number's country code ends: its first digits say so, as no code begins with another one. From ITU-T E.164's
/// list of assigned codes (itu.int, Operational Bulletin annex, 2016): two zones have one digit, these have two, and
/// all others, also those still to be assigned, three.
/// </summary>
public static class CountryCodes
{
    private static readonly SearchValues<string> OfTwoDigits = SearchValues.Create(
        [
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98",
        ],
        StringComparison.Ordinal);

    /// <param name="digits">An E.164 number's, without the plus.</param>
    public static int LengthIn(string digits) => Math.Min(
        digits.Length, digits is ['1' or '7', ..] ? 1 : digits.Length > 1 && OfTwoDigits.Contains(digits[..2]) ? 2 : 3);
}
