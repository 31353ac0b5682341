using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerTracking.Application.Events;

/// <summary>
/// Characters beyond the first plane, such as an emoji, as themselves. The encoder escapes each and has no setting for
/// it (<c>JavaScriptEncoder.UnsafeRelaxedJsonEscaping</c>).
/// </summary>
internal static partial class WholeCharacters
{
    /// <param name="json">As it was written; it means the same afterwards.</param>
    public static string In(string json) => EscapedPair().Replace(json, Unescaped);

    // It is an escape where an even number of backslashes stands before it.
    [GeneratedRegex("""(?<!\\)((?:\\\\)*)\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})""")]
    private static partial Regex EscapedPair();

    private static string Unescaped(Match pair) =>
        $"{pair.Groups[1].ValueSpan}{Unit(pair.Groups[2].ValueSpan)}{Unit(pair.Groups[3].ValueSpan)}";

    private static char Unit(ReadOnlySpan<char> hex) =>
        (char)int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
