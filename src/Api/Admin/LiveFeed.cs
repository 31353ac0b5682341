using System.Collections.Concurrent;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using MediatR;

namespace CustomerTracking.Api.Admin;

/// <summary>
/// Tells open pages that something happened in their salon, whichever process it happened in. Only while somebody
/// watches, the database is asked once a second for each salon that is watched.
/// </summary>
internal sealed partial class LiveFeed(
    IServiceScopeFactory scopes, SaveCounter saves, TimeProvider clock, ILogger<LiveFeed> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Bookings come by their last change where a time is given.
    private static readonly AppointmentTime Ever = new(new(2000, 1, 1), null);

    private readonly ConcurrentDictionary<FeedSubscription, TenantProfile> _watches = [];
    private readonly Dictionary<TenantProfile, Newest> _newest = [];

    /// <param name="salon">Whose.</param>
    /// <param name="happened">Is told, on another thread, and never again once the answer is disposed of.</param>
    public IDisposable Subscribe(TenantProfile salon, Func<Task> happened)
    {
        var watch = new FeedSubscription(this, happened);
        _watches[watch] = salon;
        return watch;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var salon in _watches.Values.Distinct()) await Look(salon, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                CannotLook(failure);   // a database out of reach, say: the next look tells
            }
        }
    }

    private async Task Look(TenantProfile salon, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(salon, "pages");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var count = saves.CountOf(salon.Id);   // before the rest: what is saved meanwhile is seen the next time
        var messages = await mediator.Send(new ListInboundMessages { Limit = 1 }, ct);
        var clients = await mediator.Send(new ListClients { Limit = 1 }, ct);
        var bookings = await mediator.Send(new ListBookings { UpdatedSince = Ever, Limit = 1 }, ct);
        var booking = bookings.Items.FirstOrDefault();
        var newest = new Newest(
            messages.Items.FirstOrDefault()?.Id, clients.Items.FirstOrDefault()?.Id, booking?.Id, booking?.UpdatedAt,
            count);
        var isSame = _newest.TryGetValue(salon, out var before) && before == newest;
        _newest[salon] = newest;
        if (isSame) return;   // the first look does not know whether something came since the page was read

        foreach (var (watch, watched) in _watches)
        {
            if (watched == salon) await Notify(watch);
        }
    }

    // The page of a user who was signed out must not keep the news from the others.
    private async Task Notify(FeedSubscription watch)
    {
        try
        {
            await watch.Happened();
        }
        catch (Exception failure)
        {
            CannotLook(failure);
        }
    }

    [LoggerMessage(LogLevel.Debug, "[Customer Tracking] Open pages could not be told what happened")]
    private partial void CannotLook(Exception failure);

    /// <param name="InboundMessage">The newest one.</param>
    /// <param name="Client">The newest one.</param>
    /// <param name="Booking">The one that was made or changed last.</param>
    /// <param name="BookingChanged">When.</param>
    /// <param name="Saves">What this process saved, which has the changes of clients and links as well.</param>
    private sealed record Newest(
        Guid? InboundMessage, Guid? Client, Guid? Booking, DateTimeOffset? BookingChanged, long Saves);

    private sealed class FeedSubscription(LiveFeed feed, Func<Task> happened) : IDisposable
    {
        public Func<Task> Happened => happened;

        public void Dispose() => feed._watches.TryRemove(this, out _);
    }
}
