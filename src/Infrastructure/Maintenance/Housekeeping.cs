using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Maintenance;

/// <summary>When old data is forgotten, and possible duplicates are looked for.</summary>
public sealed class HousekeepingOptions
{
    public const string Section = "Housekeeping";

    /// <summary>How long to wait between two rounds. Default: one hour; 10 ms to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "7.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many rows one transaction touches at most, so that no booking waits for it. Default: 200; 1 to 10000.
    /// </summary>
    [Range(1, 10_000)]
    public int Batch { get; init; } = 200;
}

/// <summary>
/// Forgets what may not be kept for ever, and looks for clients who are there twice, in small batches. Every process does
/// it; doing it twice is harmless.
/// </summary>
internal sealed partial class Housekeeping(
    IServiceScopeFactory scopes, IOptions<HousekeepingOptions> options, TimeProvider clock, WriteAheadLog writeAheadLog,
    ILogger<Housekeeping> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NextTime(failure);   // a database out of reach, say: the next round does it
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Round(CancellationToken ct)
    {
        var batch = options.Value.Batch;
        var tenants = await Send(null, new ListTenantProfiles(), ct);
        foreach (var tenant in tenants)
        {
            var dropped = await Exhaust(batch, () => Send(tenant, new DropOldBodies(batch), ct));
            if (dropped > 0) Dropped(dropped, tenant.Id.Value);
        }

        await Exhaust(batch, () => Send(null, new RemoveExpiredIdempotencyRecords(batch), ct));
        await Exhaust(batch, () => In<StaffMaintenance, int>(null, staff => staff.Remove(batch, ct)));
        await writeAheadLog.TruncateWhenGrown(ct);
        foreach (var tenant in tenants)
        {
            while (await Send(tenant, new ScanForDuplicates(batch), ct))
                await Task.Delay(BetweenBatches, clock, ct);   // bookings go first
        }
    }

    private static async Task<int> Exhaust(int batch, Func<Task<int>> next)
    {
        var (total, done) = (0, batch);
        while (done == batch)
        {
            done = await next();
            total += done;
        }

        return total;
    }

    private Task<TResult> Send<TResult>(TenantProfile? tenant, IRequest<TResult> request, CancellationToken ct) =>
        In<IMediator, TResult>(tenant, mediator => mediator.Send(request, ct));

    private async Task<TResult> In<TService, TResult>(TenantProfile? tenant, Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        if (tenant is not null) scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(tenant, "housekeeping");
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [LoggerMessage(
        LogLevel.Information,
        "[Customer Tracking] {Count} inbound messages of tenant {TenantId} were older than it keeps them; their "
            + "bodies are gone")]
    private partial void Dropped(int count, Guid tenantId);

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] A round of housekeeping failed; the next one goes on where it stopped")]
    private partial void NextTime(Exception failure);
}
