using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Maintenance;

/// <summary>
/// Goes on with jobs that are saved step by step, one step of each after the other. Every process does it: of two that do
/// the same step, one save is refused.
/// </summary>
/// <param name="name">As histories name it, and the log.</param>
/// <param name="scopes">Each step runs in one of its own.</param>
/// <param name="signal">Says that there is something to do.</param>
/// <param name="pause">Between two steps, so that bookings go first.</param>
/// <param name="interval">After how long work that another process began and left is looked for.</param>
internal abstract partial class JobRunner<TJob>(
    string name, IServiceScopeFactory scopes, JobSignal signal, TimeSpan pause, TimeSpan interval, TimeProvider clock,
    ILogger log)
    : BackgroundService
    where TJob : notnull
{
    private readonly Dictionary<TJob, int> _failures = [];

    protected TimeProvider Clock => clock;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                while (await Round(stoppingToken)) { }
                await Rest(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NextTime(name, failure);   // a database out of reach, say
            }

            await signal.Wait(interval, stoppingToken);
        }
    }

    /// <summary>The jobs that are not finished, of all tenants; the oldest first.</summary>
    protected abstract Task<List<(TJob Job, TenantProfile Tenant)>> Running(AppDb db, CancellationToken ct);

    protected abstract Task Continue(TJob job, IMediator mediator, CancellationToken ct);

    /// <summary>A step of the job failed so many times in a row.</summary>
    protected virtual Task Failed(TJob job, int times, Exception failure, IMediator mediator, CancellationToken ct) =>
        Task.CompletedTask;

    /// <summary>No job runs.</summary>
    protected virtual Task Rest(CancellationToken ct) => Task.CompletedTask;

    /// <summary>A scope without a tenant, on a database that is up to date.</summary>
    protected AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IDatabaseState>().ThrowIfNotReady();
        return scope;
    }

    /// <returns>Whether something was done.</returns>
    private async Task<bool> Round(CancellationToken ct)
    {
        var isDone = false;
        List<(TJob Job, TenantProfile Tenant)> running;
        await using (var scope = Scope()) running = await Running(scope.ServiceProvider.GetRequiredService<AppDb>(), ct);
        foreach (var (job, tenant) in running)
        {
            try
            {
                await In(tenant, mediator => Continue(job, mediator, ct));
                _failures.Remove(job);
                isDone = true;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NextTime(name, failure);   // another salon's job does not wait for this one
                var times = _failures[job] = _failures.GetValueOrDefault(job) + 1;
                await In(tenant, mediator => Failed(job, times, failure, mediator, ct));
            }

            await Task.Delay(pause, clock, ct);
        }

        return isDone;
    }

    private async Task In(TenantProfile tenant, Func<IMediator, Task> use)
    {
        await using var scope = Scope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(tenant, name);
        await use(scope.ServiceProvider.GetRequiredService<IMediator>());
    }

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] A step of an {Job} failed; it is tried again")]
    private partial void NextTime(string job, Exception failure);
}
