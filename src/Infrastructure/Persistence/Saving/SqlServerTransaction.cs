using System.Globalization;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>Rows that are committed together, with their marker: one text, and so one round trip.</summary>
internal static class SqlServerTransaction
{
    // Whatever fails, nothing of it stays: without this, the statements after the one that failed would be committed.
    private const string Begin = "SET XACT_ABORT ON;\nBEGIN TRANSACTION;\n";
    private const string End = "COMMIT;";

    /// <param name="db">Its connection is open.</param>
    /// <param name="rows">In their order.</param>
    /// <param name="marker">What <see cref="CommitMarkers.Text"/> needs.</param>
    /// <param name="longestLock">How long each lock is waited for.</param>
    /// <param name="schema">Fails when the schema is another program's:
    /// <see cref="SchemaGuard.SqlServerCheck"/>.</param>
    public static async Task Run(
        AppDb db, IReadOnlyList<Row> rows, IEnumerable<object> marker, TimeSpan longestLock, string schema)
    {
        var (text, parameters) = SqlServerText.Together(rows);
        var whole = Begin + WaitLimit(longestLock) + schema + CommitMarkers.Text + text + End;
        await new SqlServerCommand(db, whole, [.. marker, .. parameters]).Run();
    }

    /// <summary>The shorter of the server's waits: a text that must not wait longer for a single lock.</summary>
    public static string WaitLimit(TimeSpan longestLock) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCK_TIMEOUT {(int)longestLock.TotalMilliseconds};\n");
}
