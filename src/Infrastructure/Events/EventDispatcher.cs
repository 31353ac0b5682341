using System.Collections.Concurrent;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
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

    private readonly ConcurrentDictionary<EventSubscriptionId, Task> _turns = [];
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

        await Task.WhenAll(_turns.Values);
    }

    /// <returns>How many rounds have gone wrong in a row.</returns>
    private async Task<int> Round(int troubles, CancellationToken abort, CancellationToken stop)
    {
        try
        {
            database.ThrowIfNotReady();
            await HandOut(stop);
            await StartTurns(abort, stop);
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

    private async Task HandOut(CancellationToken ct)
    {
        foreach (var tenant in await In<FanOut, List<Tenant>>(null, fanOut => fanOut.TenantsWithNews(ct)))
        {
            await In<FanOut, bool>(tenant, async fanOut =>
            {
                await fanOut.Run(ct);
                return true;
            });
        }
    }

    private async Task StartTurns(CancellationToken abort, CancellationToken stop)
    {
        var most = options.Value.MaxConcurrency;
        if (_turns.Count >= most) return;

        var due = await In<AppDb, List<(EventSubscriptionId, Tenant)>>(
            null, db => Due(db, clock.GetUtcNow(), options.Value.LeaseDuration, most, stop));
        foreach (var (id, tenant) in due)
        {
            if (_turns.Count >= most) return;

            var turn = new TaskCompletionSource();
            if (!_turns.TryAdd(id, turn.Task)) continue;

            _ = Task.Run(
                async () =>
                {
                    await Turn(id, tenant, abort, stop);
                    _turns.TryRemove(id, out _);
                    turn.SetResult();
                    outbox.Announce();
                },
                CancellationToken.None);
        }
    }

    // Who was served longest ago comes first.
    internal static async Task<List<(EventSubscriptionId, Tenant)>> Due(
        AppDb db, DateTimeOffset now, TimeSpan leaseDuration, int count, CancellationToken ct)
    {
        // As values, since SQLite looks for "= 0" in an index, and not for the "NOT" that a constant becomes.
        var (no, yes) = (false, true);
        var due = db.Set<EventDelivery>().Where(delivery => delivery.NextAttemptAt <= now);
        var subscriptions = db.Set<EventSubscription>().IgnoreQueryFilters().AsNoTracking();
        var found = await SubscriptionLease.Free(subscriptions, now, leaseDuration)
            .Where(one => EF.Property<DateTimeOffset?>(one, Columns.HeldUntil) == null
                || EF.Property<DateTimeOffset?>(one, Columns.HeldUntil) <= now)
            .Where(one =>
                (one.Enabled && due.Any(delivery => delivery.SubscriptionId == one.Id && delivery.IsTest == no))
                || due.Any(delivery => delivery.SubscriptionId == one.Id && delivery.IsTest == yes))
            .Join(db.Set<Tenant>(), one => one.TenantId, tenant => tenant.Id, (one, tenant) => new { one, tenant })
            .OrderBy(pair => EF.Property<DateTimeOffset?>(pair.one, Columns.LeasedUntil))
            .Select(pair => new { pair.one.Id, pair.tenant })
            .Take(count).ToListAsync(ct);
        return found.ConvertAll(pair => (pair.Id, pair.tenant));
    }

    private async Task Turn(EventSubscriptionId id, Tenant tenant, CancellationToken abort, CancellationToken stop)
    {
        try
        {
            await In<SubscriptionTurn, bool>(tenant, async turn =>
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
            TurnFailed(fault, id);
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
            var profile = TenantProfile.Of(tenant);
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
    private partial void TurnFailed(Exception fault, EventSubscriptionId subscriptionId);
}
