namespace CustomerTracking.Api.Hosting;

/// <summary>What a misspelt name was most likely meant to be.</summary>
internal static class Spelling
{
    /// <returns>Null when none of the known names is near.</returns>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(one => (Name: one, Distance: Distance(name.ToUpperInvariant(), one.ToUpperInvariant())))
        .Where(one => one.Distance <= Math.Max(1, one.Name.Length / 4))
        .OrderBy(one => one.Distance).Select(one => one.Name).FirstOrDefault();

    /// <summary>Ends a sentence about an unknown name.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> known) =>
        Nearest(name, known) is { } near ? $"Did you mean {near}?" : $"Known are: {string.Join(", ", known)}.";

    // Levenshtein's distance, where two letters that changed places count once (optimal string alignment).
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++) table[row, 0] = row;
        for (var column = 0; column <= right.Length; column++) table[0, column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                table[row, column] = Math.Min(
                    Math.Min(table[row - 1, column], table[row, column - 1]) + 1, table[row - 1, column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    table[row, column] = Math.Min(table[row, column], table[row - 2, column - 2] + 1);
            }
        }

        return table[left.Length, right.Length];
    }
}
