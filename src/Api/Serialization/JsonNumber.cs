using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// Numbers by their value, not their spelling: 4711, 4711.0, 4.711e3 and 47.11E+2 are one. Digit by digit, so that no
/// id is rounded to what a floating-point number can hold.
/// </summary>
internal static partial class JsonNumber
{
    // Beyond it an exponent stays: it is no id, and a few letters must not become a million.
    private const int MostAddedZeros = 40;
    private const long LargestExponent = 1_000_000_000;

    /// <param name="token">A number as JSON writes it (RFC 8259, section 6).</param>
    public static string Canonical(string token)
    {
        var sign = token[0] is '-' ? "-" : "";
        var mantissa = token.AsSpan(sign.Length);
        var exponent = 0L;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            if (!long.TryParse(
                mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs(exponent) > LargestExponent)
                return token;

            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var digits = (point < 0 ? mantissa.ToString() : $"{mantissa[..point]}{mantissa[(point + 1)..]}").TrimStart('0');
        if (point >= 0) exponent -= mantissa.Length - point - 1;
        var significant = digits.TrimEnd('0');
        return significant.Length == 0 ? "0" : sign + Plain(significant, exponent + digits.Length - significant.Length);
    }

    /// <summary>A whole number, as JSON or a form writes it: <c>60</c>, <c>60.0</c>, <c>6e1</c>.</summary>
    public static bool TryReadWhole(string? text, out int number)
    {
        number = 0;
        var plain = text?.Trim() ?? "";
        return Shape().IsMatch(plain) && int.TryParse(
            Canonical(plain.TrimStart('+')), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private static string Plain(string digits, long exponent)
    {
        if (exponent is < -MostAddedZeros or > MostAddedZeros)
            return string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}");
        if (exponent >= 0) return digits + new string('0', (int)exponent);

        var whole = digits.Length + (int)exponent;
        return whole > 0 ? $"{digits[..whole]}.{digits[whole..]}" : $"0.{new string('0', -whole)}{digits}";
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
