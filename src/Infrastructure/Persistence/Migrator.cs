using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Brings the configured database to this program's model.</summary>
public static class Migrator
{
    /// <exception cref="StartupException">A newer program upgraded the database.</exception>
    public static async Task<int> CountMissingMigrations(this IServiceProvider services, CancellationToken ct = default)
    {
        var state = await services.GetRequiredService<SchemaGuard>().Look(ct);
        return state.Unknown.Count == 0 ? state.Missing.Count : throw new StartupException(state.Describe());
    }

    /// <returns>How many migrations were missing.</returns>
    /// <exception cref="StartupException">
    /// A newer program upgraded the database, or another process went on migrating it for too long.
    /// </exception>
    public static async Task<int> MigrateDatabase(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var wait = options.MigrationLockTimeout;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Migrator));
        await using var held = db.Database.IsSqlServer()
            ? await EmptyServer.OpenWithRetries(
                () => SqlServerMigrationLock.Acquire(db, wait, log, ct), TimeProvider.System, ct)
            : await SqliteMigrationLock.Acquire(db, wait, log, ct);
        var missing = await services.CountMissingMigrations(ct);
        db.Database.SetCommandTimeout(options.MigrationTimeout);
        await db.Database.MigrateAsync(ct);
        await services.GetRequiredService<SchemaGuard>().Look(ct);
        return missing;
    }
}
