using System.Collections.Frozen;

namespace CustomerTracking.Application.Clients.Names;

/// <summary>
/// Names that stand for each other: nicknames, and Irish names with the spellings that English ears give them. A word
/// is one of them or it is not; what they have in common cannot be read off their letters.
/// </summary>
internal static class NameVariants
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> All =
        new(() => ByName(Nicknames().Concat(Spellings())));

    private static readonly Lazy<FrozenDictionary<string, string[]>> Irish = new(() => ByName(Spellings()));

    /// <param name="name">Folded.</param>
    /// <returns>Folded, without the name itself; empty for a name that has none.</returns>
    public static IReadOnlyList<string> Find(string name) => All.Value.GetValueOrDefault(name) ?? [];

    /// <summary>Whether they are two spellings of one Irish name; a nickname is a name of its own.</summary>
    /// <param name="name">Folded.</param>
    /// <param name="other">Folded.</param>
    public static bool AreSpellings(string name, string other) =>
        Irish.Value.GetValueOrDefault(name)?.Contains(other) ?? false;

    private static FrozenDictionary<string, string[]> ByName(IEnumerable<(string, string)> pairs) =>
        pairs.Where(pair => pair.Item1 != pair.Item2).Distinct().GroupBy(pair => pair.Item1)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Item2).ToArray());

    private static IEnumerable<(string, string)> Nicknames() => Lines("nicknames.txt")
        .SelectMany(line => line[1..].SelectMany(nick => new[] { (line[0], nick), (nick, line[0]) }));

    private static IEnumerable<(string, string)> Spellings() => Lines("irish-names.txt")
        .SelectMany(line => line.SelectMany(one => line.Select(other => (one, other))));

    private static IEnumerable<string[]> Lines(string file)
    {
        using var stream = typeof(NameVariants).Assembly.GetManifestResourceStream(typeof(NameVariants), file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line.Split(' ');
    }
}
