using System.Text;

namespace CustomerTracking.Application.Clients.Names;

/// <summary>
/// How a name sounds in Ireland, roughly: its consonants, and what it begins with. As in Metaphone, letters that sound
/// alike are one; besides, an h after a consonant is read as in Irish (bh and mh are v, dh and gh are silent), so that
/// Siobhán and Shivaun, Niamh and Neve are the same.
/// </summary>
internal static class NameSound
{
    private const int Longest = 40;

    private static readonly (string Written, string Read)[] AtTheBeginning =
        [("kn", "n"), ("gn", "n"), ("wr", "r"), ("ps", "s"), ("mac", "mc"), ("ge", "je"), ("gi", "ji")];

    // Longer ones first.
    private static readonly (string Written, string Read)[] Anywhere =
    [
        ("sch", "s"), ("tch", "k"), ("bh", "v"), ("mh", "v"), ("dh", ""), ("gh", ""), ("ph", "f"), ("th", "t"),
        ("sh", "s"), ("ch", "k"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("dg", "j"), ("qu", "k"),
        ("x", "ks"),
    ];

    private static readonly (string Written, char Read)[] FirstVowels =
    [
        ("ao", 'e'), ("eo", 'o'), ("oo", 'u'), ("ou", 'u'), ("a", 'a'), ("e", 'e'), ("i", 'e'), ("y", 'e'), ("o", 'o'),
        ("u", 'u'),
    ];

    /// <param name="name">Folded.</param>
    /// <returns>Two letters or more; null where it is not written in English letters or has too few.</returns>
    public static string? Encode(string name)
    {
        if (name.Length > Longest || !name.All(char.IsAsciiLetterLower)) return null;

        foreach (var (written, read) in AtTheBeginning)
        {
            if (name.StartsWith(written, StringComparison.Ordinal)) name = read + name[written.Length..];
        }

        foreach (var (written, read) in Anywhere) name = name.Replace(written, read, StringComparison.Ordinal);
        var sound = new StringBuilder();
        var vowel = Array.Find(FirstVowels, one => name.StartsWith(one.Written, StringComparison.Ordinal));
        if (vowel.Written is not null) sound.Append(vowel.Read);
        for (var place = 0; place < name.Length; place++)
        {
            var isDoubled = place > 0 && name[place] == name[place - 1];
            if (!isDoubled && Consonant(name[place], isFirst: place == 0) is { } consonant) sound.Append(consonant);
        }

        return sound.Length > 1 ? sound.ToString() : null;
    }

    private static char? Consonant(char letter, bool isFirst) => letter switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' => null,
        'h' or 'w' => isFirst ? letter : null,
        'c' or 'q' => 'k',
        'v' => 'f',
        'z' => 's',
        _ => letter,
    };
}
