using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// The one rule of what senders write where they have no value: words of many languages (<c>N/A</c>,
/// <c>undefined</c>, <c>nicht angegeben</c>), templates that were not filled in, punctuation. None of it identifies a
/// person or a thing.
/// </summary>
public static partial class MissingValue
{
    private const int LongestDash = 80;

    /// <summary>A text that people read: a service, a note. Null where the whole of it says nothing.</summary>
    public static string? Text(string? raw) => IsText(raw) ? null : raw;

    /// <summary>What identifies something: one part of it that was not filled in spoils the whole.</summary>
    public static string? Id(string? raw) => IsId(raw) ? null : raw;

    public static string? Email(string? raw) => IsEmail(raw) ? null : raw;

    /// <inheritdoc cref="Text"/>
    public static bool IsText(string? raw) =>
        CleanText.Line(raw) is not { } text
        || IsPunctuation(text) || MissingWords.Include(text) || Templates.AreAllOf(text);

    /// <inheritdoc cref="Id"/>
    public static bool IsId(string? raw) =>
        IsText(raw) || CleanText.Line(raw) is not { } id
        || IsZero(id) || MissingWords.IncludeAsId(id) || Templates.AreIn(id) || HasEmptyPart(id);

    /// <summary><c>noemail@noemail.com</c>, <c>none@none.com</c>: forms that insist on an address get one.</summary>
    public static bool IsEmail(string? raw)
    {
        if (IsText(raw) || CleanText.Line(raw) is not { } text || Templates.AreIn(text)) return true;

        var at = text.LastIndexOf('@');
        if (at < 0) return false;

        var (local, host) = (text[..at], text[(at + 1)..]);
        return MissingWords.AreNoEmail(local)
            || (MissingWords.Include(local) && MissingWords.Include(host.Split('.')[0]));
    }

    // An emoji can be a name; a dash, a question mark and a tilde are not.
    internal static bool IsPunctuation(string text) => text.Length <= LongestDash && text.All(character =>
        char.IsWhiteSpace(character) || char.IsPunctuation(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol);

    // 0, 000-000, a GUID of zeros; -1 is what programs write for none, and a GUID of ones is the other end of zeros.
    private static bool IsZero(string id) =>
        id == "-1" || ZeroNumber().IsMatch(id)
        || IsPunctuation(id.Replace('0', '-'))
        || (Guid.TryParse(id, out var guid) && guid == Guid.AllBitsSet);

    // "BKG-" + undefined, and what a model writes that was given an example: BKG-20261203-XXXX.
    private static bool HasEmptyPart(string id) =>
        EmptyPart().IsMatch(id) || MadeUpPart().IsMatch(id) || ExamplesEnd().IsMatch(id);

    [GeneratedRegex(@"^[+-]?0*(?:\.0*)?(?:e[+-]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ZeroNumber();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:undefined|null|nan|none|\[?object object\]?)(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EmptyPart();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:x{3,}|y{4}-?m{2}-?d{2}|n{4,})(?![\p{L}\p{N}])|[#*?]{2,}|_{4,}|\.{3,}|…",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MadeUpPart();

    [GeneratedRegex("X{4,}$", RegexOptions.CultureInvariant)]
    private static partial Regex ExamplesEnd();
}
