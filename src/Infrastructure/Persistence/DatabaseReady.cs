using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Ready is: the database answers, its schema is this program's, neither older nor newer, and it can be written to.
/// </summary>
internal sealed class DatabaseReady(AppDb db, SchemaGuard guard, DiskProbe disk) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The database cannot be reached.");

            var schema = await guard.Look(cancellationToken);
            if (!schema.Fits) return HealthCheckResult.Unhealthy(schema.Describe());

            return disk.Fault() is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
        }
        catch (Exception unreachable) when (unreachable is DbException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be read.", unreachable);
        }
    }
}
