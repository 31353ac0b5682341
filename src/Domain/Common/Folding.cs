using System.Buffers;
using System.Globalization;
using System.Text;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// One spelling for all spellings of a text, for comparing and searching: Unicode's compatibility decomposition (NFKD)
/// without accents, upper and lower case alike, letters such as ł and ß as plain ones, every apostrophe as ' and every
/// hyphen as -. Emoji and other signs end a word; words are parted by one space.
/// </summary>
internal static class Folding
{
    // They look alike, and keyboards and vendors choose between them: quotation marks, primes, accents that stand
    // alone, modifier letters.
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create(
        "'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u0384\u055A\u05F3\u07F4\u07F5\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u2018\u2019\u201B\u2032\u2035\uA78B\uA78C\uFF07");

    // Other than the dashes that Unicode calls so: minus, hyphen bullet, modifier minus, Catalan's l·l.
    private static readonly SearchValues<char> Hyphens = SearchValues.Create("\u2212\u2043\u02D7\u00B7");

    // They stand inside a word: O'Brien, Anne-Marie, J.P., aoife@example.ie, ids. At its ends they are dropped.
    internal static readonly SearchValues<char> Joints = SearchValues.Create("'-._+@");

    private static readonly SearchValues<char> BetweenParts = SearchValues.Create(" '-._+@");

    /// <returns>Empty where the text has neither letters nor digits.</returns>
    public static string Fold(string? raw)
    {
        if (string.IsNullOrEmpty(raw)) return "";

        var folded = new NormalizedText(stackalloc char[256]);
        if (Ascii.IsValid(raw)) AddAscii(raw, ref folded);
        else AddUnicode(raw, ref folded);

        var text = folded.Finish();
        return Ascii.IsValid(text) ? text : text.Normalize();
    }

    /// <summary>
    /// For asking whether two names are the same: O'Brien, O Brien and OBrien are, as are Anne-Marie and Annemarie.
    /// </summary>
    /// <returns>Letters and digits only; the text itself where it has none.</returns>
    public static string NameKey(string name)
    {
        var folded = Fold(name);
        if (folded.Length == 0) return name;

        return folded.AsSpan().ContainsAny(BetweenParts)
            ? string.Concat(folded.Where(character => !BetweenParts.Contains(character)))
            : folded;
    }

    private static void AddAscii(string text, ref NormalizedText folded)
    {
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character)) folded.Add(char.ToLowerInvariant(character));
            else if (character is '`') folded.AddJoint('\'');
            else if (Joints.Contains(character)) folded.AddJoint(character);
            else if (!char.IsControl(character) || char.IsWhiteSpace(character)) folded.EndWord();
        }
    }

    private static void AddUnicode(string raw, ref NormalizedText folded)
    {
        var text = CleanText.Line(raw) ?? "";
        if (text.AsSpan().ContainsAny(Apostrophes))   // NFKD would make a space and an accent of some
            text = string.Create(text.Length, text, static (all, from) =>
            {
                for (var place = 0; place < all.Length; place++)
                    all[place] = Apostrophes.Contains(from[place]) ? '\'' : from[place];
            });
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes()) Add(rune, ref folded);
    }

    private static void Add(Rune rune, ref NormalizedText folded)
    {
        if (rune.IsBmp && Apostrophes.Contains((char)rune.Value))   // ŉ and ẚ decompose into one
        {
            folded.AddJoint('\'');
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
                AddLetter(rune, ref folded);
                break;
            case UnicodeCategory.DecimalDigitNumber:
                folded.Add((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            case UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                folded.Add(rune);
                break;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark:
                if (!IsAccent(rune.Value)) folded.Add(rune);
                break;
            case UnicodeCategory.Format:
                break;
            case UnicodeCategory.DashPunctuation:
                folded.AddJoint('-');
                break;
            default:
                if (!rune.IsBmp) folded.EndWord();
                else if (Hyphens.Contains((char)rune.Value)) folded.AddJoint('-');
                else if (Joints.Contains((char)rune.Value)) folded.AddJoint((char)rune.Value);
                else folded.EndWord();
                break;
        }
    }

    // By way of the capital: a final sigma and a sigma have one.
    private static void AddLetter(Rune letter, ref NormalizedText folded)
    {
        var small = Rune.ToLowerInvariant(Rune.ToUpperInvariant(letter));
        if (small.IsBmp && LatinLetters.PlainOf((char)small.Value) is { } plain)
        {
            foreach (var character in plain) folded.Add(character);
        }
        else folded.Add(small);
    }

    // Accents, points and variants. Marks of the scripts from Devanagari on (U+0900) are vowels and other parts of the
    // word.
    private static bool IsAccent(int mark) => mark is < 0x0900 or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
        or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE00 and <= 0xFE2F) or >= 0xE0100;
}
