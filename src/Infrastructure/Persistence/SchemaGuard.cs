using System.Data.Common;
using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Keeps this program away from a database whose schema is another version's. Requests go by what was seen last, every
/// second; transactions that save look again for themselves.
/// </summary>
internal sealed class SchemaGuard : IDatabaseState
{
    // SQLite's SQLITE_ERROR, which of these statements can mean nothing else.
    public const int NoSuchTable = 1;
    private const int SqlServerNoSuchTable = 208;

    /// <summary>Numbers from 50,000 on are an application's own.</summary>
    public const int SqlServerOtherSchema = 50_002;

    private const string AppliedSql = "SELECT MigrationId FROM __EFMigrationsHistory";

    private readonly IServiceScopeFactory _scopes;
    private readonly Lazy<IReadOnlyList<string>> _known;
    private readonly Lazy<string> _sqlServerCheck;
    private volatile SchemaState _state = SchemaState.Same;

    public SchemaGuard(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _known = new(() => Use(db => db.Database.GetMigrations().ToList()));
        _sqlServerCheck = new(() =>
            $"""
            IF (SELECT COUNT(*) FROM __EFMigrationsHistory) <> {_known.Value.Count}
                OR (SELECT MAX(MigrationId) FROM __EFMigrationsHistory) <> N'{_known.Value[^1]}'
                THROW {SqlServerOtherSchema}, N'The database has another version''s schema.', 1;

            """);
    }

    /// <summary>
    /// What <see cref="Require"/> asks, as a statement of SQL Server that fails. The same text each time, so that its
    /// plan is kept.
    /// </summary>
    public string SqlServerCheck => _sqlServerCheck.Value;

    /// <summary>As it was seen last; before the first look it is taken to fit.</summary>
    public SchemaState State => _state;

    /// <summary>Answered by one row: how many migrations there are, and the last one's name.</summary>
    public static string CheckSql => "SELECT COUNT(*), MAX(MigrationId) FROM __EFMigrationsHistory";

    public void ThrowIfNotReady()
    {
        if (!_state.Fits) throw new DatabaseNotReadyException(_state.Describe());
    }

    /// <summary>
    /// Within a transaction that is about to write: a migration that comes now waits for its end, and one that came
    /// before is seen.
    /// </summary>
    /// <param name="answer">Of <see cref="CheckSql"/>.</param>
    /// <param name="mayBeOlder">Where this program itself may be bringing it up to date.</param>
    /// <exception cref="DatabaseNotReadyException">The schema is not this program's any more.</exception>
    public void Require(DbDataReader answer, bool mayBeOlder = false)
    {
        answer.Read();
        var (count, last) = (answer.GetInt64(0), answer.IsDBNull(1) ? "" : answer.GetString(1));
        var order = string.CompareOrdinal(last, _known.Value[^1]);
        if (order == 0 && count == _known.Value.Count) return;
        if (mayBeOlder && order <= 0 && count <= _known.Value.Count) return;

        _state = new([], [last]);   // until the next look tells it exactly
        throw new DatabaseNotReadyException(_state.Describe());
    }

    /// <summary>Looks at the database.</summary>
    /// <exception cref="DbException">It cannot be reached.</exception>
    public async Task<SchemaState> Look(CancellationToken ct = default)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return _state = SchemaState.Compare(_known.Value, await Applied(db, ct));
    }

    /// <summary>
    /// Whether that something failed is the schema's fault, whatever the error says: columns that are gone, values that
    /// cannot be read, a constraint that is new.
    /// </summary>
    public bool Explains()
    {
        try
        {
            return !LookAsync().GetAwaiter().GetResult().Fits;
        }
        catch (Exception unreachable) when (unreachable is DbException or InvalidOperationException)
        {
            return false;
        }

        Task<SchemaState> LookAsync() => Task.Run(() => Look());
    }

    private T Use<T>(Func<AppDb, T> use)
    {
        using var scope = _scopes.CreateScope();
        return use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    // Past EF Core, which would log an empty database, where there is no such table, as a failure.
    private static async Task<IReadOnlyList<string>> Applied(AppDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = AppliedSql;
        try
        {
            var applied = new List<string>();
            await using var answer = await command.ExecuteReaderAsync(ct);
            while (await answer.ReadAsync(ct)) applied.Add(answer.GetString(0));
            return applied;
        }
        catch (DbException none) when (none is SqliteException { SqliteErrorCode: NoSuchTable }
            or SqlException { Number: SqlServerNoSuchTable })
        {
            return [];
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
