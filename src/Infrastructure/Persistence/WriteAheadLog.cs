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

    // No booking waits longer than this for a reader that is in its way.
    private const string ShortWait = "PRAGMA busy_timeout = 200";

    // It answers whether it was kept from it, and how many pages it took over.
    private const string Truncation = "PRAGMA wal_checkpoint(TRUNCATE)";

    /// <param name="large">From how many bytes on; 64 MB.</param>
    public async Task TruncateWhenGrown(CancellationToken ct, long large = Large)
    {
        if (connection is null) return;

        var log = new FileInfo(new SqliteConnectionStringBuilder(connection).DataSource + "-wal");
        if (log.Exists && log.Length >= large) await Truncate(ct);   // housekeeping tries again
    }

    /// <returns>False where a reader was in its way.</returns>
    public async Task<bool> Truncate(CancellationToken ct)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        using var turn = await writes.Enter(ct);
        await using var file = new SqliteConnection(settings.ToString());
        await file.OpenAsync(ct);
        await using var command = file.CreateCommand();
        command.CommandText = ShortWait;
        await command.ExecuteNonQueryAsync(ct);
        command.CommandText = Truncation;
        return (long)(await command.ExecuteScalarAsync(ct))! == 0;
    }
}
