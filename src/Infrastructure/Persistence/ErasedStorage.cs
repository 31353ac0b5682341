using CustomerTracking.Application.PersonalData;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Overwrites what a SQLite file holds of deleted rows. Most of it is overwritten when it is deleted (secure_delete = FAST,
/// see <see cref="SqliteDurability"/>), but not all: words that the search index only marked as removed, free pages, and
/// what stays behind in a page when its rows move to another one. Therefore the file is written anew.
/// </summary>
/// <param name="connection">Null on another provider, which clears deleted rows itself.</param>
/// <param name="writes">Its own turn among the writers.</param>
/// <param name="log">Of the file.</param>
internal sealed class ErasedStorage(string? connection, WriteQueue writes, WriteAheadLog log) : IErasedStorage
{
    private const int MostTries = 50;

    // Another process may be writing, or a reader may still need the log.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    public async Task Overwrite(CancellationToken ct)
    {
        if (connection is null) return;

        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        await using var file = new SqliteConnection(settings.ToString());
        await file.OpenAsync(ct);
        SqliteDurability.Apply(file);
        await MergeIndex(file, ct);

        // Bookings wait meanwhile: some seconds for a file of a gigabyte (sqlite.org/lang_vacuum.html).
        await Run(file, "VACUUM", ct);

        // The log holds pages as they were, until it is cut off (sqlite.org/pragma.html#pragma_wal_checkpoint).
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await log.Truncate(ct)) return;

            await Task.Delay(BetweenTries, ct);
        }

        throw new IOException(
            "The write-ahead log is in use all the time, and holds pages as they were. Close other programs that read the database file.");
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

    private async Task Run(SqliteConnection file, string sql, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var turn = await writes.Enter(ct);
                await using var command = file.CreateCommand();
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync(ct);
                return;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY && attempt < MostTries)
            {
                await Task.Delay(BetweenTries, ct);
            }
        }
    }

    private static async Task<long> Number(SqliteConnection file, string sql, CancellationToken ct)
    {
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
