using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Ready is: the database answers and has every migration of this program.</summary>
internal sealed class DatabaseReady(AppDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database cannot be reached.");

        var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        return missing == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(
                $"{missing} migrations are not applied: run the program with the argument migrate.");
    }
}
