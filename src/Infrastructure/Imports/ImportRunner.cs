using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Imports;

/// <summary>How imports share the machine with bookings.</summary>
public sealed class ImportOptions
{
    public const string Section = "Imports";

    /// <summary>
    /// How long to wait between two parts of a file, so that bookings go first. Default: 20 ms; 0 to 10 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// After how long work that another process began and left is looked for. Default: 5 seconds; 10 ms to 1 hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Days after which the rows of a file are forgotten. What an undo needs of them stays. A file that was not imported
    /// until then is cancelled. Default: 30; 1 to 3650.
    /// </summary>
    [Range(1, 3650)]
    public int FileRetentionDays { get; init; } = 30;
}

/// <summary>
/// Checks, imports and undoes files, one part of each after the other. Every process does it: of two that do the same part,
/// one save is refused.
/// </summary>
internal sealed partial class ImportRunner(
    IServiceScopeFactory scopes, ImportWork work, IOptions<ImportOptions> options, TimeProvider clock,
    ILogger<ImportRunner> log)
    : BackgroundService
{
    // An upload that takes longer has broken off.
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(6);
    private static readonly TimeSpan BetweenCleanUps = TimeSpan.FromHours(1);

    private DateTimeOffset _cleanedUp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                while (await Round(stoppingToken)) { }
                await CleanUp(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NextTime(failure);   // a database out of reach, say
            }

            await work.Wait(options.Value.Interval, stoppingToken);
        }
    }

    /// <returns>Whether something was done.</returns>
    private async Task<bool> Round(CancellationToken ct)
    {
        var isDone = false;
        foreach (var (tenant, import, isCheck) in await Running(ct))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(tenant, "import");
                var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
                if (isCheck) await mediator.Send(new CheckImport(import), ct);
                else await mediator.Send(new ContinueImport(import), ct);
                isDone = true;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NextTime(failure);   // another salon's import does not wait for this one
            }

            await Task.Delay(options.Value.Pause, clock, ct);
        }

        return isDone;
    }

    private async Task<List<(TenantProfile Tenant, ClientImportId Import, bool IsCheck)>> Running(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IDatabaseState>().ThrowIfNotReady();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var running = await (
            from import in db.Set<ClientImport>().IgnoreQueryFilters()
            join tenant in db.Set<Tenant>() on import.TenantId equals tenant.Id
            where import.State == ImportState.Checking || import.State == ImportState.Importing
                || import.State == ImportState.Undoing
            orderby import.StartedAt
            select new { Tenant = tenant, import.Id, import.State }).AsNoTracking().ToListAsync(ct);
        return running.ConvertAll(
            one => (TenantProfile.From(one.Tenant), one.Id, one.State is ImportState.Checking));
    }

    private async Task CleanUp(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - _cleanedUp < BetweenCleanUps) return;

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IDatabaseState>().ThrowIfNotReady();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (broken, old) = (now - LongestUpload, now.AddDays(-options.Value.FileRetentionDays));
        byte[] forgotten = [];
        var imports = db.Set<ClientImport>().IgnoreQueryFilters();
        var brokenOff = imports.Where(one => one.State == ImportState.Uploading && one.CreatedAt < broken);
        var waiting = imports.Where(
            one => (one.State == ImportState.Uploaded || one.State == ImportState.Checked) && one.CreatedAt < old);
        var parts = db.Set<ImportPart>().IgnoreQueryFilters()
            .Where(part => part.Cells != forgotten && imports.Any(one => one.Id == part.ImportId && one.CreatedAt < old
                && (one.State == ImportState.Imported || one.State == ImportState.Cancelled
                    || one.State == ImportState.Undone)));

        // Nothing is written where there is nothing to do, as nearly always.
        if (await brokenOff.AnyAsync(ct)) await brokenOff.ExecuteDeleteAsync(ct);
        if (await waiting.AnyAsync(ct))
        {
            await waiting.ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, ImportState.Cancelled).SetProperty(one => one.EndedAt, now)
                    .SetProperty(one => one.Version, one => one.Version + 1), ct);
        }

        if (await parts.AnyAsync(ct))
            await parts.ExecuteUpdateAsync(set => set.SetProperty(part => part.Cells, forgotten), ct);
        _cleanedUp = now;
    }

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] A part of an import failed; it is tried again")]
    private partial void NextTime(Exception failure);
}
