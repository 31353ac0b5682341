using System.Collections.Frozen;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// Reads a person's name as people write it: with titles and degrees, the last name first before a comma.
/// </summary>
internal static class NameParser
{
    private static readonly char[] Commas = [',', '\uFF0C', '\u060C'];

    // As they are left of CleanText.Fold without dots: Sig.ra is sigra.
    private static readonly FrozenSet<string> Titles = FrozenSet.ToFrozenSet(
    [
        "mr", "mrs", "ms", "miss", "mx", "mister", "sir", "madam", "dr", "doctor", "prof", "professor", "fr", "father",
        "rev", "reverend", "cllr", "uas",
        "herr", "frau", "hr", "fru", "froken", "dhr", "mevr", "mevrouw", "mw", "meneer",
        "mme", "mlle", "monsieur", "madame", "mademoiselle",
        "signor", "signore", "signora", "signorina", "sigra", "signa", "sigrina", "dott", "dottssa", "dottoressa",
        "sr", "sra", "srta", "senor", "senora", "senorita", "dra", "pan", "pani",
    ]);

    // Without their dot they are an initial or a name.
    private static readonly FrozenSet<string> TitlesWithDot = FrozenSet.ToFrozenSet(["m.", "sig.", "ing.", "mag."]);

    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet(
    [
        "ni", "nic", "o", "ui", "mac", "mc", "van", "von", "de", "der", "den", "ter", "del", "della", "di", "da", "du",
        "dos", "das", "la", "le", "zu", "zum", "zur", "st", "af",
    ]);

    private static readonly FrozenSet<string> Degrees =
        FrozenSet.ToFrozenSet(["phd", "dphil", "dds", "mba", "msc", "bsc", "esq", "frcs"]);

    private static readonly FrozenSet<string> Generations =
        FrozenSet.ToFrozenSet(["jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv"]);

    /// <summary>
    /// One text for the whole name: the first word is the first name, the rest the last name; before a comma stands the
    /// last name. Titles and degrees are left out, Jr. and III stay with the last name. A title and a last name alone
    /// are no first name: Mr Byrne, Frau von Stein.
    /// </summary>
    /// <param name="whole">One clean line.</param>
    public static (string? First, string? Last) Parse(string whole)
    {
        var parts = whole.Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => !Degrees.Contains(Key(part))).ToList();
        var generation = parts.Count > 1 ? parts.FindIndex(1, part => Generations.Contains(Key(part))) : -1;
        var suffix = generation > 0 ? " " + parts[generation] : "";
        if (generation > 0) parts.RemoveAt(generation);

        return parts switch
        {
            [] => (null, null),
            [var last, var first] => (WithoutTitles(first), (WithoutTitles(last) ?? last) + suffix),
            [var all] => InOrder(all + suffix),
            _ => InOrder(whole),
        };
    }

    /// <summary>Whether a text that was given as the first name is more: a title before a name, a comma.</summary>
    public static bool IsWhole(string first) =>
        first.AsSpan().ContainsAny(Commas) || IsTitle(first.Split(' ', 2)[0]);

    /// <returns>Null where nothing else is left.</returns>
    public static string? WithoutTitles(string name)
    {
        var words = name.Split(' ');
        var rest = words.AsSpan(TitlesIn(words));
        return rest.Length == words.Length ? name : rest.Length == 0 ? null : string.Join(' ', rest);
    }

    /// <summary>The last name without Jr., III and the like.</summary>
    public static string WithoutGeneration(string last) =>
        last.LastIndexOf(' ') is > 0 and var end && Generations.Contains(Key(last[(end + 1)..])) ? last[..end] : last;

    private static (string? First, string? Last) InOrder(string name)
    {
        var words = name.Split(' ');
        var titles = TitlesIn(words);
        var end = words.Length;
        while (end > titles + 1 && Degrees.Contains(Key(words[end - 1]))) end--;
        var rest = words[titles..end];
        var last = rest.Length > 1 ? string.Join(' ', rest[1..]) : null;
        return rest switch
        {
            [] => (null, null),
            [var first, ..] when titles > 0
                && (last is null || Particles.Contains(Key(first)) || Generations.Contains(Key(last))) =>
                (null, string.Join(' ', rest)),
            [var first, ..] => (first, last),
        };
    }

    // Mr and Mrs Byrne has two, joined by what is none.
    private static int TitlesIn(string[] words)
    {
        var count = 0;
        while (count < words.Length && IsTitle(words[count])) count++;
        return count > 0 && count + 1 < words.Length && words[count] is "and" or "&" && IsTitle(words[count + 1])
            ? count + 1 + TitlesIn(words[(count + 1)..])
            : count;
    }

    private static bool IsTitle(string word) =>
        Titles.Contains(Key(word)) || TitlesWithDot.Contains(word.ToLowerInvariant());

    private static string Key(string word) => CleanText.Fold(word).Replace(".", "", StringComparison.Ordinal);
}
