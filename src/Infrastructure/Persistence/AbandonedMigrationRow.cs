using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// EF Core's lock on SQLite: a row that its process removes at the end, and that stays for ever when the process is
/// killed (learn.microsoft.com/ef/core/managing-schemas/migrations/applying#migration-locking).
/// </summary>
internal sealed class AbandonedMigrationRow(AppDb db, MigrationWait wait)
{
    // A process that migrates writes all the time: one that has left the file alone for so long is gone.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(10);

    private const string RowSql = "SELECT Timestamp FROM __EFMigrationsLock";
    private const string ProgressSql =
        "SELECT (SELECT COUNT(*) FROM sqlite_master) || ' ' || (SELECT total_changes()) || ' ' || (SELECT "
            + "schema_version FROM pragma_schema_version)";

    /// <param name="dead">The process that ended without giving this program's lock back; null when none did.</param>
    public async Task Remove(string? dead, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(db.Database.GetConnectionString()) { DefaultTimeout = 1 };
        await connection.OpenAsync(ct);
        var (quietSince, seen) = (TimeProvider.System.GetTimestamp(), "");
        while (Ask(connection, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'") is not null
            && Ask(connection, RowSql) is { } since)
        {
            var holder = dead ?? $"since {since}, by a program that does not say which";
            var isGone = dead is not null || IsLongAgo(since)
                || TimeProvider.System.GetElapsedTime(quietSince) >= Quiet;
            if (isGone && TryRemove(connection))
            {
                wait.TookOver(holder);
                return;
            }

            var progress = since + Ask(connection, ProgressSql);
            if (progress != seen || IsWriting(connection)) quietSince = TimeProvider.System.GetTimestamp();
            seen = progress;
            await wait.Once(holder, ct);
        }
    }

    private static bool TryRemove(SqliteConnection connection) =>
        InWrite(connection, "DELETE FROM __EFMigrationsLock");

    private static bool IsWriting(SqliteConnection connection) => !InWrite(connection, "SELECT 1");

    private static bool InWrite(SqliteConnection connection, string sql)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            command.ExecuteNonQuery();
            transaction.Commit();
            return true;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
    }

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var text = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static bool IsLongAgo(string since) =>
        DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && TimeProvider.System.GetUtcNow() - at > LongAgo;
}
