using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Application.Duplicates;

/// <summary>A key of a client: who has the same one may be the same person.</summary>
/// <param name="Key">Compared by value.</param>
/// <param name="Client">Whose.</param>
/// <param name="Sign">What the same key says.</param>
/// <param name="Reason">The same as a sentence.</param>
internal readonly record struct DuplicateKey(object Key, ClientId Client, DuplicateSign Sign, string Reason);

internal static class DuplicateKeys
{
    /// <summary>
    /// An e-mail or an id that more clients have is nobody's own: the salon's, say. A name that more have is a common one.
    /// </summary>
    public const int MostSharing = 10;

    /// <summary>With fewer at a time, a key that many share would look like one that few do.</summary>
    public const int SmallestBatch = 10 * MostSharing;

    /// <summary>
    /// Pairs of those with the same key, each client with the first one that has it: as many as there are clients at most.
    /// </summary>
    /// <param name="keys">The strongest sign first.</param>
    public static List<FoundPair> Pair(IEnumerable<DuplicateKey> keys)
    {
        var first = new Dictionary<object, ClientId>();
        var pairs = new Dictionary<(ClientId, ClientId), FoundPair>();
        foreach (var key in keys)
        {
            if (first.TryAdd(key.Key, key.Client) || first[key.Key] == key.Client) continue;

            var other = first[key.Key];
            var ids = other.CompareTo(key.Client) < 0 ? (other, key.Client) : (key.Client, other);
            pairs.TryAdd(ids, new(ids.Item2, ids.Item1, key.Sign, key.Reason));
        }

        return [.. pairs.Values];
    }

    /// <summary>What a name sounds like; null where it is not whole, as a first name alone is nobody's.</summary>
    public static string? Sound(GivenName name) => name is { First: { } first, Last: { } last }
        ? $"{SimilarNames.SpokenKey(first)} {SimilarNames.SpokenKey(last)}" : null;

    /// <summary>Those of a batch whose key is surely read whole: the last one may go on in the next batch.</summary>
    /// <param name="rows">In the order of their keys.</param>
    /// <param name="key">What they are grouped by.</param>
    /// <param name="batch">How many were asked for.</param>
    public static List<IGrouping<string, T>> Whole<T>(IReadOnlyList<T> rows, Func<T, string> key, int batch)
    {
        var groups = rows.GroupBy(key, StringComparer.Ordinal).ToList();
        if (rows.Count >= batch && groups.Count > 1) groups.RemoveAt(groups.Count - 1);
        return groups;
    }
}
