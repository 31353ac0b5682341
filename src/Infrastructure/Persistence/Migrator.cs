using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Brings the configured database to this program's model.</summary>
public static class Migrator
{
    public static async Task<int> CountMissingMigrations(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetPendingMigrationsAsync(ct)).Count();
    }

    /// <returns>How many migrations were missing.</returns>
    public static async Task<int> MigrateDatabase(this IServiceProvider services, CancellationToken ct = default)
    {
        var missing = await services.CountMissingMigrations(ct);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.MigrateAsync(ct);
        return missing;
    }
}
