using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerTracking.Api.Wire;

/// <summary>
/// Prices as people and forms write them: <c>75</c>, <c>75.00</c>, <c>75,00</c>, <c>€1,250.50</c>, <c>65 EUR</c>.
/// </summary>
internal static partial class Amounts
{
    /// <summary>
    /// Refuses what can be read in two ways: <c>1,250</c> is a thousand and a quarter, or one and a quarter.
    /// </summary>
    public static bool TryRead(string? text, out decimal amount)
    {
        amount = 0;
        var match = Shape().Match(text?.Trim() ?? "");
        if (!match.Success || match.Length > 40) return false;

        var number = match.Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00A0", "", StringComparison.Ordinal);
        var point = number.LastIndexOfAny(['.', ',']);
        if (point >= 0 && !TryNormalise(ref number, point)) return false;

        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out amount);
    }

    private static bool TryNormalise(ref string number, int point)
    {
        var (whole, fraction, mark) = (number[..point], number[(point + 1)..], number[point]);
        var other = mark is '.' ? ',' : '.';
        if (whole.Contains(mark, StringComparison.Ordinal)) return false;          // 1.250.500: no decimals to tell the marks apart
        if (fraction.Length == 3 && !whole.Contains(other, StringComparison.Ordinal)) return false;   // 1,250

        number = whole.Replace(other.ToString(), "", StringComparison.Ordinal) + "." + fraction;
        return true;
    }

    [GeneratedRegex(@"^(?:\p{Sc}|[A-Za-z]{3})?[ \u00A0]?(?<number>-?\d[\d.,]*)[ \u00A0]?(?:\p{Sc}|[A-Za-z]{3})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
