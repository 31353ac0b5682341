using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// Prices as people and forms write them: <c>75</c>, <c>75,00</c>, <c>€1,250.50</c>, <c>1 250,00 €</c>, <c>65 USD</c>,
/// <c>₹1,25,000.00</c>, <c>65,-</c>. A text with anything else in it is no price: 65 min is a duration.
/// </summary>
public static partial class PriceText
{
    private const int LongestText = 60;
    private const char Space = ' ';
    private const char Apostrophe = '\'';

    /// <summary>Reads a price. Which currency its sign means is <see cref="StatedPrice.Resolve"/>'s to say.</summary>
    public static bool TryRead(string? text, out StatedPrice price)
    {
        price = default;
        if (text is null || text.Length > LongestText) return false;

        var match = Shape().Match(Plain(text));
        if (!match.Success
            || !TryReadNumber(match.Groups["number"].Value, out var amount, out var doubtful)
            || !TryReadSign(match.Groups["before"].Value.Trim(), match.Groups["after"].Value.Trim(), out var sign))
            return false;

        price = new(match.Groups["minus"].Length > 0 ? -amount : amount, sign, doubtful);
        return true;
    }

    // With a sign on both sides, as in $65 USD, the one that says more counts, and both must be able to mean the same.
    private static bool TryReadSign(string before, string after, out string? sign)
    {
        sign = before.Length > 0 ? before : after.Length > 0 ? after : null;
        if (sign is null) return true;
        if (!CurrencyNames.TryFind(sign, out var one)) return false;
        if (before.Length == 0 || after.Length == 0) return true;
        if (!CurrencyNames.TryFind(after, out var other)) return false;

        if (other.Candidates.Count < one.Candidates.Count) sign = after;
        return one.And(other).Candidates.Count > 0;
    }

    private static bool TryReadNumber(string number, out decimal amount, out char? doubtful)
    {
        (amount, doubtful) = (0, null);
        var marks = number.Where(character => !char.IsAsciiDigit(character)).ToArray();
        var decimalMark = DecimalMark(number, marks);
        var point = decimalMark is { } mark ? number.LastIndexOf(mark) : number.Length;
        if (!IsGrouped(number[..point])) return false;

        var fraction = point < number.Length ? number[(point + 1)..] : "";
        if (!fraction.All(char.IsAsciiDigit)) return false;

        // One mark with three digits behind it: 1,250 is a thousand and a quarter, or one and a quarter.
        if (marks.Length == 1 && decimalMark is not null && fraction.Length == 3 && point is >= 1 and <= 3
            && number[0] != '0')
            doubtful = decimalMark;
        return decimal.TryParse(
            $"{string.Concat(number[..point].Where(char.IsAsciiDigit))}.{fraction}", NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out amount);
    }

    // Spaces and apostrophes part thousands only; a point or comma that stands twice does too, and of both the last one
    // begins the decimals.
    private static char? DecimalMark(string number, char[] marks)
    {
        var last = number.LastIndexOfAny(['.', ',']);
        return last < 0 || marks.Count(mark => mark == number[last]) > 1 ? null : number[last];
    }

    private static bool IsGrouped(string whole)
    {
        var parts = whole.Split(['.', ',', Space, Apostrophe]);
        if (parts.Length == 1) return true;
        if (whole.Where(character => !char.IsAsciiDigit(character)).Distinct().Count() > 1) return false;

        // By threes; in India by twos before the last three.
        return parts[^1].Length == 3 && parts[0].Length > 0
            && (parts[1..].All(part => part.Length == 3) ? parts[0].Length <= 3
                : parts[0].Length <= 2 && parts[1..^1].All(part => part.Length == 2));
    }

    // Every script's digits, full-width forms, and the many spaces and apostrophes that part thousands.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            plain.Append(character switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
                '\uFFE1' => '£',
                '\uFFE5' => '¥',
                '\uFFE6' => '₩',
                '\u2212' or '\uFE63' => '-',
                '\u2013' or '\u2014' => '-',
                '\u2019' or '\u02BC' or '\u00B4' or '`' or '\u066C' => Apostrophe,
                '\u066B' => '.',
                _ when char.IsWhiteSpace(character) => Space,
                _ when CharUnicodeInfo.GetDecimalDigitValue(character) is var digit and >= 0
                    && char.IsDigit(character) => (char)('0' + digit),
                _ => character,
            });
        }

        return plain.ToString();
    }

    // "65,-" and "65.-" are even amounts. Nothing here can be matched in two ways, so that no text takes long.
    [GeneratedRegex(
        @"\A(?<before>[^0-9\-]*)(?<minus>-?) ?(?<number>[0-9](?:[.,' ]?[0-9])*)(?:[.,] ?-+)?(?<after>[^0-9\-]*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
