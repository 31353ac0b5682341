using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Maintenance;

/// <summary>How erasures share the machine with bookings.</summary>
public sealed class ErasureOptions
{
    public const string Section = "Erasures";

    /// <summary>
    /// How long to wait between two steps of an erasure, so that bookings go first. Default: 20 ms; 0 to 10 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// After how long an erasure that another process began and left is looked for. Default: 5 seconds; 10 ms to 1 hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Erases what was asked to be erased.</summary>
internal sealed class ErasureRunner(
    IServiceScopeFactory scopes, ErasureWork work, IOptions<ErasureOptions> options, IOutages outages,
    TimeProvider clock, ILogger<ErasureRunner> log)
    : JobRunner<ErasureId>("erasure", scopes, work, options.Value.Pause, options.Value.Interval, clock, log)
{
    private const int MostFailures = 5;

    protected override async Task<List<(ErasureId Job, TenantProfile Tenant)>> Running(AppDb db, CancellationToken ct)
    {
        var running = await (
            from erasure in db.Set<Erasure>().IgnoreQueryFilters()
            join tenant in db.Set<Tenant>() on erasure.TenantId equals tenant.Id
            where erasure.EndedAt == null
            orderby erasure.RequestedAt
            select new { Tenant = tenant, erasure.Id }).AsNoTracking().ToListAsync(ct);
        return running.ConvertAll(one => (one.Id, TenantProfile.From(one.Tenant)));
    }

    protected override Task Continue(ErasureId job, IMediator mediator, CancellationToken ct) =>
        mediator.Send(new ContinueErasure(job), ct);

    // A database that is out of reach comes back, and another process may have been quicker; anything else would fail
    // for ever.
    protected override async Task Failed(
        ErasureId job, int times, Exception failure, IMediator mediator, CancellationToken ct)
    {
        if (times >= MostFailures && failure is not StaleRowException && !outages.Include(failure))
            await mediator.Send(new FailErasure(job, Fault(failure)), ct);
    }

    // What a database or a disk says has no values of the person in it; of other faults nobody knows.
    private static string Fault(Exception failure) =>
        failure is IOException or DbException ? failure.Message : failure.GetType().Name;
}
