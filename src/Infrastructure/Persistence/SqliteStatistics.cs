using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal static class SqliteStatistics
{
    // All tables whose statistics are missing or out of date, each with a bounded effort (sqlite.org/pragma.html#pragma_optimize).
    private const string Optimize = "PRAGMA optimize=0x10002;";

    /// <summary>
    /// Lets SQLite look how many rows there are: without that it takes a tenant for ten rows, and prefers to read all of
    /// a tenant's clients to looking up thirty of them. SQL Server does this by itself.
    /// </summary>
    public static Task<int> Refresh(this AppDb db, CancellationToken ct) => db.Database.IsSqlite()
        ? db.Database.ExecuteSqlRawAsync(Optimize, ct)
        : Task.FromResult(0);
}
