using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// What every SQLite connection is opened with: an answered request is on the disk, even if the power fails, and a row that
/// is deleted is overwritten where it stood.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Settings =
        """
        PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
        PRAGMA wal_autocheckpoint = 2000; PRAGMA secure_delete = FAST;
        """;

    // A connection from the pool was set up when it was first opened.
    private static readonly ConditionalWeakTable<sqlite3, object> SetUp = [];

    public static void Apply(SqliteConnection connection, string more = "")
    {
        if (connection.Handle is not { } handle || SetUp.TryGetValue(handle, out _)) return;

        using var command = connection.CreateCommand();
        command.CommandText = Settings + more;
        command.ExecuteNonQuery();
        SetUp.AddOrUpdate(handle, Settings);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply((SqliteConnection)connection);

    // SQLite works in this process: there is nothing to wait for asynchronously.
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
