using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>Keys of transactions: new ones, those that are no longer needed, and the second look at one.</summary>
internal sealed class CommitMarkers(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Table = "[Commits]";

    // A transaction that is still running holds its marker's lock: the look waits for it, but not for long.
    private const int LookMilliseconds = 1000;
    private const int LookSeconds = 3;
    private const int MostLooks = 3;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    // What a broken connection leaves behind goes with a later look.
    private static readonly TimeSpan NeededFor = TimeSpan.FromDays(1);

    private static readonly string Look = string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        SET LOCK_TIMEOUT {{LookMilliseconds}};
        BEGIN TRY
            INSERT INTO {{Table}} ([Id], [At], [Kept]) VALUES (@id, @at, 0);
        END TRY
        BEGIN CATCH
            IF ERROR_NUMBER() NOT IN ({{SqlServerFaults.UniqueIndex}}, {{SqlServerFaults.UniqueConstraint}}) THROW;
        END CATCH;
        SELECT [Kept] FROM {{Table}} WITH (READCOMMITTEDLOCK) WHERE [Id] = @id;
        DELETE FROM {{Table}} WHERE [At] < @old;
        """);

    private readonly ConcurrentQueue<Guid> _done = new();

    /// <summary>
    /// What a transaction begins with: its own key, and the removal of one that was committed before, so that the table
    /// stays as small as the number of transactions at a time.
    /// </summary>
    public const string Text =
        $"INSERT INTO {Table} ([Id], [At], [Kept]) VALUES (@marker, @now, 1);\nDELETE FROM {Table} WHERE [Id] = "
            + "@done;\n";

    public static Guid Next() => SequentialGuid.New();

    /// <summary>For <see cref="Text"/>.</summary>
    public IEnumerable<object> Parameters(Guid id) =>
    [
        new SqlParameter("@marker", id), At("@now", clock.GetUtcNow().UtcDateTime),
        new SqlParameter("@done", _done.TryDequeue(out var done) ? done : Guid.Empty),
    ];

    /// <summary>The transaction's answer came: no second look will follow.</summary>
    public void Clear(Guid id) => _done.Enqueue(id);

    /// <summary>
    /// Whether the transaction was committed. One that was not, and may still be on its way, can no longer be: its key
    /// is taken.
    /// </summary>
    /// <exception cref="UnknownOutcomeException">The server gives no answer.</exception>
    public async Task<bool> WasKept(Guid id, Exception fault)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return await LookFor(id);
            }
            catch (Exception) when (look < MostLooks)
            {
                await Task.Delay(BetweenLooks, clock);
            }
            catch (Exception)
            {
                throw new UnknownOutcomeException(fault);
            }
        }
    }

    private async Task<bool> LookFor(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await SqlServerCommand.Open(db, LookSeconds);
        var command = new SqlServerCommand(db, Look, LookParameters(id, clock.GetUtcNow().UtcDateTime));
        return (bool)(await command.Scalar())!;
    }

    private static List<object> LookParameters(Guid id, DateTime now) =>
    [
        new SqlParameter("@id", id), At("@at", now), At("@old", now - NeededFor),
    ];

    private static SqlParameter At(string name, DateTime value) => new(name, SqlDbType.DateTime2) { Value = value };
}
