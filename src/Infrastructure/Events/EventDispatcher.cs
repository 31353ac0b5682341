using System.Collections.Concurrent;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>
/// Looks for events to hand out and for subscriptions that have something due. Every process runs one; while there is
/// nothing to do it only reads.
/// </summary>
internal sealed partial class EventDispatcher(
    IServiceScopeFactory scopes, Outbox outbox, TimeProvider clock, IOptions<EventOptions> options,
    IDatabaseState database, ILogger<EventDispatcher> log)
    : BackgroundService
{
    // A burst of saves is handed out together.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<EventSubscriptionId, (TenantId Tenant, Task Done)> _turns = [];
    private DateTimeOffset _nextRetention;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using var stopping = stoppingToken.Register(() => abort.CancelAfter(Grace));
        try
        {
            for (var troubles = 0; ; troubles = await Round(troubles, abort.Token, stoppingToken))
            {
                if (troubles > 0) await Task.Delay(PauseAfter(troubles), stoppingToken);
                else await outbox.Wait(options.Value.PollInterval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        await Task.WhenAll(_turns.Values.Select(turn => turn.Done));
    }

    /// <returns>How many rounds have gone wrong in a row.</returns>
    private async Task<int> Round(int troubles, CancellationToken abort, CancellationToken stop)
    {
        try
        {
            database.ThrowIfNotReady();
            await FanOutAsync(stop);
            await StartDispatches(abort, stop);
            await Tidy(stop);
            if (troubles > 0) Recovered();
            await Task.Delay(Breath, stop);
            return 0;
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            // Most likely the database is out of reach, or still lacks a migration. Nothing is lost; it is said once.
            if (troubles == 0) InTrouble(trouble);
            return troubles + 1;
        }
    }

    private async Task FanOutAsync(CancellationToken ct)
    {
        foreach (var tenant in await In<FanOut, List<Tenant>>(null, fanOut => fanOut.TenantsWithNews(ct)))
        {
            // What is left of a flood goes on when the others had their turn.
            if (await In<FanOut, bool>(tenant, fanOut => fanOut.Run(ct))) outbox.Announce();
        }
    }

    private async Task StartDispatches(CancellationToken abort, CancellationToken stop)
    {
        var most = options.Value.MaxConcurrency;
        for (var found = true; found && _turns.Count < most;)
        {
            var busy = TenantsWithoutPlace();
            var due = await In<AppDb, List<(EventSubscriptionId Id, Tenant Tenant)>>(
                null, db => DueSubscriptions.Find(
                    db, clock.GetUtcNow(), options.Value.LeaseDuration, most, busy, stop));

            // Those of a tenant that has no place any more leave the page to others the next time.
            found = false;
            foreach (var (id, tenant) in due.Where(one => !_turns.ContainsKey(one.Id)))
            {
                if (_turns.Count < most && HasPlace(tenant.Id)) found |= StartDispatch(id, tenant, abort, stop);
            }
        }
    }

    private bool StartDispatch(EventSubscriptionId id, Tenant tenant, CancellationToken abort, CancellationToken stop)
    {
        var turn = new TaskCompletionSource();
        if (!_turns.TryAdd(id, (tenant.Id, turn.Task))) return false;

        _ = Task.Run(
            async () =>
            {
                await DispatchAsync(id, tenant, abort, stop);
                _turns.TryRemove(id, out _);
                turn.SetResult();
                outbox.Announce();
            },
            CancellationToken.None);
        return true;
    }

    private bool HasPlace(TenantId tenant) =>
        _turns.Values.Count(turn => turn.Tenant == tenant) < options.Value.MaxConcurrencyPerTenant;

    private List<TenantId> TenantsWithoutPlace() =>
        [.. _turns.Values.Select(turn => turn.Tenant).Distinct().Where(tenant => !HasPlace(tenant))];

    private async Task DispatchAsync(
        EventSubscriptionId id, Tenant tenant, CancellationToken abort, CancellationToken stop)
    {
        try
        {
            await In<DispatchBatch, bool>(tenant, async turn =>
            {
                await turn.Run(id, stop, abort);
                return true;
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            DispatchFailed(fault, id);
        }
    }

    private async Task Tidy(CancellationToken ct)
    {
        if (clock.GetUtcNow() < _nextRetention) return;

        await In<EventRetention, bool>(null, async retention =>
        {
            await retention.Run(ct);
            return true;
        });
        _nextRetention = clock.GetUtcNow() + RetentionInterval;
    }

    private async Task<TResult> In<TService, TResult>(Tenant? tenant, Func<TService, Task<TResult>> use)
        where TService : class
    {
        await using var scope = scopes.CreateAsyncScope();
        if (tenant is not null)
        {
            var profile = TenantProfile.From(tenant);
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(profile, "events");
        }

        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private TimeSpan PauseAfter(int troubles)
    {
        var pause = options.Value.PollInterval * Math.Pow(2, Math.Min(troubles, 16));
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] Events cannot be sent at the moment; they are kept, and sent when this is over")]
    private partial void InTrouble(Exception trouble);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Events are being sent again")]
    private partial void Recovered();

    [LoggerMessage(
        LogLevel.Error, "[Customer Tracking] Sending to {SubscriptionId} broke off; it goes on when its lease is over")]
    private partial void DispatchFailed(Exception fault, EventSubscriptionId subscriptionId);
}
