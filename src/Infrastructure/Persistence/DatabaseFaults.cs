using System.Data.Common;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// The one place that knows SQLite's error numbers; SQL Server's are in <see cref="SqlServerFaults"/>.
/// </summary>
internal sealed class DatabaseFaults(SchemaGuard? schema = null) : IOutages
{
    // SQLite's result code SQLITE_CONSTRAINT, and its extended ones SQLITE_CONSTRAINT_UNIQUE and _PRIMARYKEY
    // (sqlite.org/rescode.html).
    public const int SqliteConstraint = 19;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    // SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the file, not the statement.
    private static readonly int[] SqliteOutages = [5, 6, 8, 10, 13, 14];

    // What Microsoft.Data.SqlClient says when its pool has no connection free, or the one it used is closed by a fault.
    private const string SqlClient = "Microsoft.Data.SqlClient";

    /// <param name="exception">The provider's own.</param>
    public static bool IsUniqueViolation(Exception? exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        SqlException server => server.Number is SqlServerFaults.UniqueIndex or SqlServerFaults.UniqueConstraint,
        _ => false,
    };

    /// <inheritdoc cref="IsUniqueViolation"/>
    public static bool IsDeadlock(Exception? exception) =>
        exception is SqlException { Number: SqlServerFaults.Deadlock };

    public bool Include(Exception exception) => IsOutage(exception) || schema?.Explains() is true;

    private static bool IsOutage(Exception exception) => exception switch
    {
        DatabaseNotReadyException or UnreadableSecretException => true,
        AggregateException several => several.InnerExceptions.Any(IsOutage),
        SqliteException sqlite => SqliteOutages.Contains(sqlite.SqliteErrorCode),
        SqlException server => SqlServerFaults.IsOutage(server),
        DbException => false,
        RetryLimitExceededException or DatabaseBusyException => true,
        InvalidOperationException { Source: SqlClient } => true,
        _ => exception.InnerException is { } inner && IsOutage(inner),
    };
}
