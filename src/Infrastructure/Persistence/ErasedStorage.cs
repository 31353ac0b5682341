using CustomerTracking.Application.PersonalData;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Overwrites what a SQLite file holds of deleted rows. Rows are overwritten when they are deleted (secure_delete = FAST,
/// see <see cref="SqliteDurability"/>); left are words that the search index only marked as removed, whole pages that are
/// free, and the write-ahead log.
/// </summary>
/// <param name="connection">Null on another provider, which clears deleted rows itself.</param>
/// <param name="writes">Its own turn among the writers.</param>
internal sealed class ErasedStorage(string? connection, WriteQueue writes) : IErasedStorage
{
    // One after the other, so that no booking waits long.
    private const int PagesAtOnce = 1000;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private const int MostTries = 50;

    public async Task Overwrite(CancellationToken ct)
    {
        if (connection is null) return;

        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        await using var file = new SqliteConnection(settings.ToString());
        await file.OpenAsync(ct);
        SqliteDurability.Apply(file);
        await MergeIndex(file, ct);
        await OverwriteFreePages(file, ct);
        await TruncateLog(file, ct);
    }

    // The whole index becomes one segment, in which nothing that was removed has a place
    // (sqlite.org/fts5.html#the_merge_command): a negative number begins, further ones go on until nothing is left to do.
    private async Task MergeIndex(SqliteConnection file, CancellationToken ct)
    {
        const int PagesOfAMerge = 500;
        const int NothingDone = 2;
        for (var pages = -PagesOfAMerge; ; pages = PagesOfAMerge)
        {
            var before = await Number(file, "SELECT total_changes()", ct);
            await Run(
                file, $"INSERT INTO \"{SearchDocument.Index}\" (\"{SearchDocument.Index}\", rank) VALUES ('merge', {pages})", ct);
            if (await Number(file, "SELECT total_changes()", ct) - before < NothingDone) return;
        }
    }

    // A table of zeros takes the free pages, which become free again when it is dropped.
    private async Task OverwriteFreePages(SqliteConnection file, CancellationToken ct)
    {
        if (await Number(file, "PRAGMA freelist_count", ct) is not (> 0 and var free)) return;

        var size = await Number(file, "PRAGMA page_size", ct);
        await Run(file, "CREATE TABLE IF NOT EXISTS ErasedPages (Zeros BLOB)", ct);
        for (var left = free; left > 0; left -= PagesAtOnce)
        {
            var pages = Math.Min(left, PagesAtOnce);
            await Run(file, $"INSERT INTO ErasedPages VALUES (zeroblob({pages * size}))", ct);
        }

        await Run(file, "DROP TABLE ErasedPages", ct);
    }

    // The log holds pages as they were. It cannot be cut off while a reader uses it.
    private async Task TruncateLog(SqliteConnection file, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            using (await writes.Enter(ct))
            {
                if (await Number(file, "PRAGMA wal_checkpoint(TRUNCATE)", ct) == 0) return;
            }

            await Task.Delay(BetweenTries, ct);
        }

        throw new IOException(
            "The write-ahead log is in use all the time, and holds pages as they were. Close other programs that read the database file.");
    }

    private async Task Run(SqliteConnection file, string sql, CancellationToken ct)
    {
        using var turn = await writes.Enter(ct);
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long> Number(SqliteConnection file, string sql, CancellationToken ct)
    {
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
