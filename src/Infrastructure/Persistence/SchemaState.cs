namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>How the migrations that a database has compare with those that this program knows.</summary>
/// <param name="Missing">Known here, not applied there: the database is older.</param>
/// <param name="Unknown">Applied there, not known here: the database was upgraded by a newer program.</param>
internal sealed record SchemaState(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    public static SchemaState Same { get; } = new([], []);

    public bool Fits => Missing.Count == 0 && Unknown.Count == 0;

    /// <summary>What is wrong and what to do, for operators.</summary>
    public string Describe() => Unknown.Count > 0
        ? $"The database has {Unknown.Count} migrations that this program does not know ({string.Join(", ", Unknown.Take(3))}): a newer version upgraded it. Start that version, or restore the copy that was made before the upgrade."
        : Missing.Count > 0
            ? $"{Missing.Count} migrations are not applied: run the program with the command migrate."
            : "The database has this program's schema.";

    public static SchemaState Compare(IEnumerable<string> known, IEnumerable<string> applied)
    {
        var (ours, theirs) = (known.ToList(), applied.ToList());
        return new([.. ours.Except(theirs)], [.. theirs.Except(ours)]);
    }
}
