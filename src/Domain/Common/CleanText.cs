using System.Globalization;
using System.Text;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// Text from outside, fit to be kept and shown: no control or direction-changing characters, no half characters.
/// </summary>
public static class CleanText
{
    /// <summary>One line: every run of white space becomes one space. Null when nothing is left.</summary>
    public static string? Line(string? raw) => Clean(raw, keepLineBreaks: false);

    /// <summary>Several lines: line breaks stay. Null when nothing is left.</summary>
    public static string? Lines(string? raw) => Clean(raw, keepLineBreaks: true);

    /// <inheritdoc cref="Folding"/>
    /// <returns>Empty where the text has neither letters nor digits.</returns>
    public static string Fold(string? raw) => Folding.Fold(raw);

    /// <inheritdoc cref="Folding.NameKey"/>
    public static string NameKey(string name) => Folding.NameKey(name);

    /// <summary>At most so many characters, and no half one at the end.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string? Clean(string? raw, bool keepLineBreaks)
    {
        if (string.IsNullOrEmpty(raw)) return null;
        if (IsPlain(raw)) return raw;

        var kept = new StringBuilder(raw.Length);
        var text = keepLineBreaks ? raw.ReplaceLineEndings("\n") : raw;
        foreach (var rune in text.EnumerateRunes())   // a lone surrogate comes out as U+FFFD
        {
            if (keepLineBreaks && rune.Value is '\n') kept.Append('\n');
            else if (Rune.IsWhiteSpace(rune)) AppendSpace(kept);
            else if (!IsUnwanted(rune)) kept.Append(rune.ToString());
        }

        // A few characters grow when they are composed; a text that fitted its column must fit it still.
        var (trimmed, composed) = (kept.ToString().Trim(), kept.ToString().Trim().Normalize());
        var clean = composed.Length <= trimmed.Length ? composed : trimmed;
        return clean.AsSpan().Trim(" \n\u200C\u200D").IsEmpty ? null : clean;
    }

    // Nearly every text is: printable ASCII, with single spaces inside. There is nothing to clean.
    private static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text[0] is not ' ' && text[^1] is not ' '
        && !text.Contains("  ", StringComparison.Ordinal);

    private static void AppendSpace(StringBuilder kept)
    {
        if (kept.Length > 0 && kept[^1] is not (' ' or '\n')) kept.Append(' ');
    }

    // Format characters include the direction overrides that make a name read backwards; the joiners are kept, as emoji
    // and several scripts are written with them.
    private static bool IsUnwanted(Rune rune) =>
        rune == Rune.ReplacementChar || Rune.IsControl(rune) || IsNoncharacter(rune)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D));

    // U+FFFE and its like: string.Normalize throws on them.
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE;
}
