using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerTracking.Application.Imports;

/// <summary>Takes back what spreadsheets do to a text.</summary>
internal static partial class CellText
{
    private const string FormulaSigns = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Without the guard that keeps a text from running as a formula: <c>'+353…</c>, <c>="087…"</c>.</summary>
    /// <param name="cell">As the file has it.</param>
    /// <param name="isText">An apostrophe may be the text's own, as in 't Hooft.</param>
    /// <returns>Null where nothing is left.</returns>
    public static string? Plain(string cell, bool isText = true)
    {
        var text = cell.Trim();
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 3)
            text = text[2..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        if (text.Length > 1 && text[0] is '\'' && (!isText || FormulaSigns.Contains(text[1], StringComparison.Ordinal)))
            text = text[1..];
        return text.Length == 0 ? null : text;
    }

    /// <summary>A number that a spreadsheet wrote as 3.53871234567E+11 or 353871234567.0, in its digits.</summary>
    /// <returns>The text itself where it is none; null where the spreadsheet has left digits out.</returns>
    public static string? Number(string text)
    {
        if (WholeNumber().Match(text) is { Success: true } whole) return whole.Groups[1].Value;
        if (Scientific().Match(text) is not { Success: true } match) return text;

        var digits = match.Groups[1].Value + match.Groups[2].Value;
        var length = int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture) + 1;
        return digits.Length >= length && digits[length..].All(digit => digit is '0') ? digits[..length] : null;
    }

    [GeneratedRegex(@"^(\+?[0-9]{5,15})[.,]0+$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^([0-9])(?:[.,]([0-9]+))?[eE]\+?([0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();
}
