using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// What SQLite plans by: how a file of many salons looks in which one is big, whatever is in this one. Left to itself
/// it plans by the day it last counted, and a connection by the day it was opened: a file that fills within the hour is
/// scanned, one with many small salons has all clients of the big one read. SQL Server keeps count by itself.
/// </summary>
/// <remarks>
/// An application may write <c>sqlite_stat1</c> (sqlite.org/optoverview.html#manctrl). What it says nothing of is taken
/// for a million rows of which ten share the first column of an index, nine the first two and so on.
/// </remarks>
internal static class SqliteStatistics
{
    // Those are right but for the columns that are the same for all of a salon's rows, or of a receiver's.
    private const string Sql =
        """
        ANALYZE sqlite_schema;
        DELETE FROM sqlite_stat1;
        INSERT INTO sqlite_stat1 (tbl, idx, stat)
        SELECT tbl, idx, '1000000 ' || GROUP_CONCAT(rows, ' ' ORDER BY place) FROM (
          SELECT tables.name AS tbl, columns.seqno AS place,
            IIF(tables.wr AND indexes.origin = 'pk', tables.name, indexes.name) AS idx,
            CASE WHEN columns.seqno = 0 THEN 100000
              WHEN indexes."unique" AND columns.seqno = COUNT(*) OVER (PARTITION BY indexes.name) - 1 THEN 1
              ELSE 10 END AS rows,
            FIRST_VALUE(columns.name) OVER (PARTITION BY indexes.name ORDER BY columns.seqno) AS first
          FROM pragma_table_list AS tables, pragma_index_list(tables.name) AS indexes,
            pragma_index_info(indexes.name) AS columns
          WHERE tables.schema = 'main' AND tables.type = 'table')
        WHERE first IN ('TenantId', 'SubscriptionId')
        GROUP BY tbl, idx;
        ANALYZE sqlite_schema;
        """;

    /// <summary>Writes them whenever the file is brought up to date, so that a new index is among them.</summary>
    public static DbContextOptionsBuilder WithFixedStatistics(this DbContextOptionsBuilder options) => options
        .UseSeeding((db, _) => db.Database.ExecuteSqlRaw(Sql))
        .UseAsyncSeeding((db, _, ct) => db.Database.ExecuteSqlRawAsync(Sql, ct));
}
