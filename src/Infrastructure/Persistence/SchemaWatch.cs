using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Looks every second whether the database still has this program's schema, and logs when that changes.
/// </summary>
internal sealed partial class SchemaWatch(SchemaGuard guard, TimeProvider clock, ILogger<SchemaWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = guard.State.Fits;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await guard.Look(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                continue;   // out of reach: requests hear of it themselves, and readiness tells it
            }

            var state = guard.State;
            if (state.Fits != told)
            {
                if (state.Fits) Ready();
                else NotReady(state.Describe());
            }

            told = state.Fits;
        }
    }

    [LoggerMessage(
        LogLevel.Critical, "[Customer Tracking] Not ready, every request is answered 503: {Reason}")]
    private partial void NotReady(string reason);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] The database has this program's schema again")]
    private partial void Ready();
}
