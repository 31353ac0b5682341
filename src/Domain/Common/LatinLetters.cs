using System.Collections.Frozen;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// Latin letters that have no accent to take off, and the plain letters they are read as. Generated from Unicode's
/// character names (UnicodeData.txt): every small letter "X with stroke, hook, …" that has no decomposition, and as
/// CLDR's transform <c>Latin-ASCII</c> reads them the letters that have a name of their own (æ, ð, ŋ, þ, ß, …).
/// Azerbaijan's ə is read as e, as passports write it.
/// </summary>
internal static class LatinLetters
{
    private static readonly (string Plain, string Letters)[] Rows =
    [
        ("a", "ᶏⱥ"), ("aa", "ꜳ"), ("ae", "æ"), ("ao", "ꜵ"), ("au", "ꜷ"), ("av", "ꜹꜻ"), ("ay", "ꜽ"),
        ("b", "ƀƃɓᵬᶀꞗ"), ("c", "ƈȼɕꞓꞔ"), ("d", "đƌȡɖɗᵭᶁᶑꝺꟈð"), ("e", "ɇɛᶒᶓⱸꬴə"), ("f", "ƒᵮᶂꝼꞙ"),
        ("g", "ǥɠᵹᶃꞡ"), ("h", "ħɦⱨꞕ"), ("hv", "ƕ"), ("i", "ıɨᶖ"), ("j", "ȷɉɟʄʝ"), ("k", "ƙᶄⱪꝁꝃꝅꞣĸ"),
        ("l", "łƚȴɫɬɭᶅⱡꝉꞎꬷꬸꬹ"), ("m", "ɱᵯᶆꬺ"), ("n", "ƞȵɲɳᵰᶇꞑꞥꬻŋ"), ("o", "øɔᶗⱺꝋꝍꬿ"), ("oe", "œ"), ("oi", "ƣ"),
        ("oo", "ꝏ"), ("ou", "ȣ"), ("p", "ƥᵱᵽᶈꝑꝓꝕ"), ("q", "ɋʠꝗꝙ"), ("r", "ɍɼɽɾᵲᵳᶉꞃꞧꭉ"), ("s", "ȿʂᵴᶊẜẝꞅꞩꟊ"),
        ("ss", "ß"), ("t", "ŧƫƭȶʈᵵⱦꞇ"), ("th", "þ"), ("tz", "ꜩ"), ("u", "ᶙꞹꭎꭒ"), ("v", "ʋᶌⱱⱴꝟ"), ("vy", "ꝡ"),
        ("w", "ⱳƿ"), ("x", "ᶍꭖꭗꭘꭙ"), ("y", "ƴɏỿꭚȝ"), ("z", "ƶȥɀʐʑᵶᶎⱬʒ"),
    ];

    private static readonly FrozenDictionary<char, string> Plain = Rows
        .SelectMany(row => row.Letters.Select(letter => (letter, row.Plain)))
        .ToFrozenDictionary(one => one.letter, one => one.Plain);

    /// <param name="letter">A small one.</param>
    /// <returns>Null for a letter that stays as it is.</returns>
    public static string? PlainOf(char letter) => Plain.GetValueOrDefault(letter);
}
