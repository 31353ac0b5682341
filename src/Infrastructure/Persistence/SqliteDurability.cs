using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// What every SQLite connection is opened with: an answered request is on the disk, even if the power fails.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    // SQLite works in this process: there is nothing to wait for asynchronously.
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
