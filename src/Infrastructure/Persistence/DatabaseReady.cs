using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Ready is: the database answers, and its schema is this program's, neither older nor newer.</summary>
internal sealed class DatabaseReady(AppDb db, SchemaGuard guard) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The database cannot be reached.");

            var schema = await guard.Look(cancellationToken);
            return schema.Fits ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(schema.Describe());
        }
        catch (Exception unreachable) when (unreachable is DbException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be read.", unreachable);
        }
    }
}
