using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Maintenance;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

/// <summary>Checks, imports and undoes files, one part of each after the other.</summary>
internal sealed class ImportRunner(
    IServiceScopeFactory scopes, ImportWork work, IOptions<ImportOptions> options, TimeProvider clock,
    ILogger<ImportRunner> log)
    : JobRunner<ImportJob>("import", scopes, work, options.Value.Pause, options.Value.Interval, clock, log)
{
    // An upload that takes longer has broken off.
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(6);
    private static readonly TimeSpan BetweenCleanUps = TimeSpan.FromHours(1);

    private DateTimeOffset _cleanedUp;

    protected override async Task<List<(ImportJob Job, TenantProfile Tenant)>> Running(AppDb db, CancellationToken ct)
    {
        var running = await (
            from import in db.Set<ClientImport>().IgnoreQueryFilters()
            join tenant in db.Set<Tenant>() on import.TenantId equals tenant.Id
            where import.State == ImportState.Checking || import.State == ImportState.Importing
                || import.State == ImportState.Undoing
            orderby import.StartedAt
            select new { Tenant = tenant, import.Id, import.State }).AsNoTracking().ToListAsync(ct);
        return running.ConvertAll(
            one => (new ImportJob(one.Id, one.State is ImportState.Checking), TenantProfile.From(one.Tenant)));
    }

    protected override Task Continue(ImportJob job, IMediator mediator, CancellationToken ct) => job.IsCheck
        ? mediator.Send(new CheckImport(job.Id), ct) : mediator.Send(new ContinueImport(job.Id), ct);

    protected override async Task Rest(CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        if (now - _cleanedUp < BetweenCleanUps) return;

        await using var scope = Scope();
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
}

/// <param name="Id">The import's.</param>
/// <param name="IsCheck">Whether it is only checked.</param>
internal readonly record struct ImportJob(ClientImportId Id, bool IsCheck);
