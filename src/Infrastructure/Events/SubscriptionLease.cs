using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>
/// The right to send to one subscription, so that its events leave in their order whichever process sends them. It ends
/// by itself: what a process that died held goes to another one.
/// </summary>
internal sealed class SubscriptionLease(
    AppDb db, WriteQueue writes, TimeProvider clock, IOptions<EventOptions> options)
{
    private readonly Guid _owner = Guid.CreateVersion7();
    private EventSubscriptionId _id;
    private DateTimeOffset _until;

    /// <summary>
    /// Those that no process has. A lease for longer than leases last is from a clock that has been set back since: it
    /// would stop the subscription for as long.
    /// </summary>
    public static IQueryable<EventSubscription> Free(
        IQueryable<EventSubscription> subscriptions, DateTimeOffset now, TimeSpan leaseDuration)
    {
        var latest = now + (2 * leaseDuration);
        return subscriptions.Where(one => EF.Property<DateTimeOffset?>(one, Columns.LeasedUntil) == null
            || EF.Property<DateTimeOffset?>(one, Columns.LeasedUntil) <= now
            || EF.Property<DateTimeOffset?>(one, Columns.LeasedUntil) > latest);
    }

    /// <returns>Whether no other process has it.</returns>
    public Task<bool> TryAcquire(EventSubscriptionId id, CancellationToken ct)
    {
        _id = id;
        var now = clock.GetUtcNow();
        return Extend(
            now,
            Free(Subscription, now, options.Value.LeaseDuration),
            ct);
    }

    /// <returns>Whether it is still ours, for long enough to send once more.</returns>
    public async Task<bool> Keep(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return _until - now > options.Value.LeaseDuration / 2 || await Extend(now, Ours, ct);
    }

    /// <param name="heldUntil">How long the receiver is to be left alone.</param>
    public async Task Return(DateTimeOffset? heldUntil, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var turn = await writes.Enter(ct);
        await Ours.ExecuteUpdateAsync(
            set => set.SetProperty(one => EF.Property<Guid?>(one, Columns.LeaseOwner), (Guid?)null)
                .SetProperty(one => EF.Property<DateTimeOffset?>(one, Columns.LeasedUntil), now)
                .SetProperty(one => EF.Property<DateTimeOffset?>(one, Columns.HeldUntil), heldUntil),
            ct);
    }

    private IQueryable<EventSubscription> Subscription => db.Set<EventSubscription>().Where(one => one.Id == _id);

    private IQueryable<EventSubscription> Ours =>
        Subscription.Where(one => EF.Property<Guid?>(one, Columns.LeaseOwner) == _owner);

    private async Task<bool> Extend(DateTimeOffset now, IQueryable<EventSubscription> free, CancellationToken ct)
    {
        _until = now + options.Value.LeaseDuration;
        using var turn = await writes.Enter(ct);
        return await free.ExecuteUpdateAsync(
            set => set.SetProperty(one => EF.Property<Guid?>(one, Columns.LeaseOwner), _owner)
                .SetProperty(one => EF.Property<DateTimeOffset?>(one, Columns.LeasedUntil), _until),
            ct) == 1;
    }
}
