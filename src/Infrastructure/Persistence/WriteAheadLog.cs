using Microsoft.Data.Sqlite;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// SQLite's write-ahead log keeps the size that it once had to grow to, as when a long read kept it from being taken
/// over into the file (sqlite.org/wal.html#avoiding_excessively_large_wal_files).
/// </summary>
/// <param name="connection">Null on another provider.</param>
/// <param name="writes">Its own turn among the writers.</param>
internal sealed class WriteAheadLog(string? connection, WriteQueue writes)
{
    private const long Large = 64 * 1024 * 1024;

    // Where a reader is in its way it gives up, and housekeeping tries again: no booking waits longer than this.
    private const string Truncate = "PRAGMA busy_timeout = 200; PRAGMA wal_checkpoint(TRUNCATE);";

    /// <param name="large">From how many bytes on; 64 MB.</param>
    public async Task TruncateWhenGrown(CancellationToken ct, long large = Large)
    {
        if (connection is null) return;

        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        var log = new FileInfo(settings.DataSource + "-wal");
        if (!log.Exists || log.Length < large) return;

        using var turn = await writes.Enter(ct);
        await using var file = new SqliteConnection(settings.ToString());
        await file.OpenAsync(ct);
        await using var command = file.CreateCommand();
        command.CommandText = Truncate;
        await command.ExecuteNonQueryAsync(ct);
    }
}
