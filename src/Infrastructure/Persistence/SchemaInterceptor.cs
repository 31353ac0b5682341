using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// No transaction of this program writes to a newer program's database; a migration's own finds an older one. On SQLite
/// a transaction holds the one write lock from its beginning, so that what is seen here stays true to its end.
/// </summary>
internal sealed class SchemaInterceptor(SchemaGuard guard) : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        try
        {
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (SchemaGuard.CheckSql, result);
            using var answer = command.ExecuteReader();
            guard.Require(answer, mayBeOlder: true);
            return result;
        }
        catch (SqliteException none) when (none.SqliteErrorCode == SchemaGuard.NoSuchTable)
        {
            return result;   // an empty file
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    // SQLite works in this process: there is nothing to wait for asynchronously.
    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarted(connection, eventData, result));
}
