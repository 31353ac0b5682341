using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal static class DatabaseLock
{
    private const int SecondsToWait = 30;

    /// <summary>
    /// Holds off every other process that asks for the same name, until the transaction ends. SQLite's transactions
    /// wait for one another by themselves.
    /// </summary>
    public static Task AcquireLock(this AppDb db, string name, CancellationToken ct) => db.Database.IsSqlServer()
        ? db.Database.ExecuteSqlAsync(
            $"""
            DECLARE @taken int;
            EXEC @taken = sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction',
                @LockTimeout = {SecondsToWait * 1000};
            IF @taken < 0 THROW 50000, 'Another process holds the lock.', 1;
            """,
            ct)
        : Task.CompletedTask;
}
