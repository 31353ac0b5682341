using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>The digits in a spelling, and whether it was written internationally.</summary>
/// <param name="HasPlus">It began with a plus sign.</param>
internal readonly partial record struct DialText(string Digits, bool HasPlus)
{
    // As in Google's library: no number is this long, and a hostile sender shall not have us look for one.
    private const int LongestText = 250;
    private const string WhatsappScheme = "whatsapp:";
    private const string TelScheme = "tel:";
    private const string PhoneContext = ";phone-context=";

    /// <returns>False where the text holds no number: no digits, or letters among them.</returns>
    public static bool TryRead(string raw, out DialText text)
    {
        text = default;
        if (raw.Length > LongestText) return false;

        var spelling = WithoutExtension(WithoutSchemes(raw));
        var digits = new StringBuilder(spelling.Length);
        var hasPlus = false;
        foreach (var character in spelling)
        {
            if (IsPlus(character) && digits.Length == 0) hasPlus = true;
            else if (CharUnicodeInfo.GetDecimalDigitValue(character) is var digit and >= 0)
                digits.Append((char)('0' + digit));
            else if (digits.Length > 0 || hasPlus)
            {
                if (!IsSeparator(character)) return false;
            }
            else if (char.IsLetter(character)) return false;
        }

        if (digits.Length == 0) return false;

        // No calling code begins with 0: a plus in front of one is a slip, and the number is a national one or 00….
        text = new(digits.ToString(), hasPlus && digits[0] != '0');
        return true;
    }

    // RFC 3966: a local number carries the rest of it as its context.
    private static string WithoutSchemes(string raw)
    {
        var text = raw.Trim();
        if (text.StartsWith(WhatsappScheme, StringComparison.OrdinalIgnoreCase)) text = text[WhatsappScheme.Length..];
        if (!text.StartsWith(TelScheme, StringComparison.OrdinalIgnoreCase)) return text;

        var number = text[TelScheme.Length..];
        var context = number.IndexOf(PhoneContext, StringComparison.OrdinalIgnoreCase);
        var global = context >= 0 && number.AsSpan(context + PhoneContext.Length).StartsWith("+")
            ? number[(context + PhoneContext.Length)..].Split(';')[0]
            : "";
        return global + number.Split(';')[0];
    }

    private static string WithoutExtension(string text) => Extension().Replace(text, "");

    [GeneratedRegex(@"(?:;ext=|[\s,;.]+(?:ext|extn|extension|x|int)[.:]?\s*|\s*[x#]\s*)\d{0,9}#?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    private static bool IsPlus(char character) => character is '+' or '\uFF0B';

    private static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format
        || character is '+' or '(' or ')' or '[' or ']' or '.' or '/' or '~' or '\u2212' or '\uFF08' or '\uFF09'
            or '\uFF0E' or '\uFF0F' or '\u30FC';
}
