using System.Data.Common;
using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>The one place that knows both providers' error numbers.</summary>
internal sealed class DatabaseFaults : IOutages
{
    // SQLite's result code SQLITE_CONSTRAINT, and its extended ones SQLITE_CONSTRAINT_UNIQUE and _PRIMARYKEY
    // (sqlite.org/rescode.html).
    public const int SqliteConstraint = 19;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    // SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the file, not the statement.
    private static readonly int[] SqliteOutages = [5, 6, 8, 10, 13, 14];

    // SQL Server: a unique index, a unique constraint, the victim of a deadlock.
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerDeadlock = 1205;
    private const int SqlServerTimeout = -2;

    // From this severity on it is the server's resources or the connection, not the statement (its error severities 17
    // to 25).
    private const int SqlServerResourceSeverity = 17;

    /// <param name="exception">The provider's own.</param>
    public static bool IsUniqueViolation(Exception? exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        SqlException server => server.Number is SqlServerUniqueIndex or SqlServerUniqueConstraint,
        _ => false,
    };

    /// <inheritdoc cref="IsUniqueViolation"/>
    public static bool IsDeadlock(Exception? exception) => exception is SqlException { Number: SqlServerDeadlock };

    public bool Include(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.Any(Include),
        SqliteException sqlite => SqliteOutages.Contains(sqlite.SqliteErrorCode),
        SqlException server => server.IsTransient || server.Number is SqlServerDeadlock or SqlServerTimeout
            || server.Class >= SqlServerResourceSeverity,
        DbException => false,
        RetryLimitExceededException => true,
        _ => exception.InnerException is { } inner && Include(inner),
    };
}
