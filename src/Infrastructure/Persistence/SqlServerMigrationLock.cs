using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// EF Core's own lock, taken beforehand in the same session, where it may be taken twice: EF Core waits for it without
/// a word and without end. It ends with its session, so a process that is gone holds nothing.
/// </summary>
internal sealed class SqlServerMigrationLock : IAsyncDisposable
{
    private const string Resource = "__EFMigrationsLock";
    private const int AlreadyThere = 1801;   // a database of this name: another process was quicker

    private readonly AppDb _db;

    private SqlServerMigrationLock(AppDb db) => _db = db;

    public static async Task<IAsyncDisposable> Acquire(AppDb db, TimeSpan longest, ILogger log, CancellationToken ct)
    {
        await MakeDatabase(db, ct);
        var wait = new MigrationWait(longest, log);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            while (!await TryTake(db, ct)) await wait.Once(await Holder(db, ct), ct);
            return new SqlServerMigrationLock(db);
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Ask(_db, $"EXEC sp_releaseapplock @Resource = '{Resource}', @LockOwner = 'Session'; SELECT 1", default);
        await _db.Database.CloseConnectionAsync();
    }

    private static async Task MakeDatabase(AppDb db, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(ct)) return;

        try
        {
            await creator.CreateAsync(ct);
        }
        catch (SqlException there) when (there.Number == AlreadyThere)
        {
            // Then there is one.
        }
    }

    private static async Task<bool> TryTake(AppDb db, CancellationToken ct) => await Ask(
        db,
        $"""
        DECLARE @taken int;
        EXEC @taken = sp_getapplock @Resource = '{Resource}', @LockOwner = 'Session', @LockMode = 'Exclusive',
            @LockTimeout = 0;
        SELECT @taken;
        """,
        ct) >= 0;

    // Only logins with VIEW SERVER STATE may ask.
    private static async Task<string> Holder(AppDb db, CancellationToken ct)
    {
        try
        {
            return await Text(
                db,
                $"""
                SELECT TOP (1) CONCAT('process ', one.host_process_id, ' on ', one.host_name,
                    ', session ', one.session_id, ', since ', CONVERT(varchar(19), one.login_time, 120))
                FROM sys.dm_tran_locks AS lock
                JOIN sys.dm_exec_sessions AS one ON one.session_id = lock.request_session_id
                WHERE lock.resource_type = 'APPLICATION' AND lock.request_status = 'GRANT'
                    AND lock.resource_database_id = DB_ID() AND lock.resource_description LIKE '%[[]{Resource}]%'
                """,
                ct) ?? "the server does not say which";
        }
        catch (DbException)
        {
            return "this login may not ask which (VIEW SERVER STATE)";
        }
    }

    private static async Task<int?> Ask(AppDb db, string sql, CancellationToken ct) =>
        await Text(db, sql, ct) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static async Task<string?> Text(AppDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var text = Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
