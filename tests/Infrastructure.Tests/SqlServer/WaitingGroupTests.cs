using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>A row that somebody locked stops whoever needs it, and nobody else.</summary>
internal sealed class WaitingGroupTests
{
    private static readonly WaitLimit NoPatience = new(TimeSpan.FromMinutes(1), TimeSpan.Zero, 8, TimeProvider.System);

    private UnsureServer _server = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public void Open()
    {
        _server = new();
        _services = _server.Services();
    }

    [TearDown]
    public async Task Close() => await _services.DisposeAsync();

    [TestCase(1222, 16)]
    [TestCase(-2, 11)]
    [TestCase(1205, 13)]
    public async Task Group_ThatWaits_IsSplitAtOnceAndOnlyWhoNeedsTheRowIsRefused(int number, byte severity)
    {
        const string Locked = "DELETE FROM [SearchTerms]";
        _server.OnCommit = (_, text) => text.Contains(Locked, StringComparison.Ordinal)
            ? new(IsKept: false, AnError.Create(number, severity)) : new();
        var (one, waiting, other) = (AnEvent(), Changing(Locked + " WHERE 1 = 0"), AnEvent());

        await Runner.Save([one, waiting, other]);

        Assert.That(
            (one.Answer.IsCompletedSuccessfully, other.Answer.IsCompletedSuccessfully), Is.EqualTo((true, true)));
        Assert.That(waiting.Answer.IsFaulted, Is.True);
        Assert.That(_server.Begun, Has.Count.EqualTo(4), "once together, once each, and no further try");
    }

    [Test]
    public async Task Group_WaitsShorterForALockThanOneAlone()
    {
        await Runner.Save([AnEvent(), AnEvent()]);
        await Runner.Save([AnEvent()]);

        Assert.That(_server.Begun[0], Does.Contain("SET LOCK_TIMEOUT 500;"));
        Assert.That(_server.Begun[1], Does.Contain("SET LOCK_TIMEOUT 5000;"));
    }

    [Test]
    public async Task Alone_WithALockThatStays_IsAnOutage()
    {
        _server.OnCommit = (_, _) => new(IsKept: false, AnError.Create(1222, 16));
        var one = AnEvent();

        await Runner.Save([one]);

        Assert.That(new DatabaseFaults().Include(one.Answer.Exception!.InnerException!), Is.True);
    }

    [Test]
    public async Task Batch_ThatTakesItsTime_LetsTheNextOnesGoOnBesideIt()
    {
        var never = new TaskCompletionSource();
        var batches = new BatchProcessor<Item>(
            1, batch => batch[0].IsSlow ? never.Task : Task.CompletedTask, NoPatience);

        var slow = batches.Ask(new(isSlow: true));
        await batches.Ask(new(isSlow: false));
        await batches.Ask(new(isSlow: false));

        Assert.That(slow.IsCompleted, Is.False);
        never.SetResult();
        await slow;
    }

    [Test]
    public async Task Batch_WhereTheDatabaseHasOneWriter_GoesAlone()
    {
        var never = new TaskCompletionSource();
        var batches = new BatchProcessor<Item>(
            1, batch => batch[0].IsSlow ? never.Task : Task.CompletedTask, NoPatience with { MostBeside = 1 });

        var (slow, next) = (batches.Ask(new(isSlow: true)), batches.Ask(new(isSlow: false)));

        Assert.That(next.IsCompleted, Is.False);
        never.SetResult();
        await Task.WhenAll(slow, next);
    }

    [Test]
    public void Item_ThatWaitedTooLongForItsTurn_IsToldThatTheDatabaseIsBusy()
    {
        var batches = new BatchProcessor<Item>(1, _ => Task.CompletedTask, NoPatience with { InQueue = TimeSpan.Zero });

        var fault = Assert.ThrowsAsync<DatabaseBusyException>(() => batches.Ask(new(isSlow: false)));

        Assert.That(new DatabaseFaults().Include(fault!), Is.True);
    }

    private IStatementRunner Runner => _services.GetRequiredService<IStatementRunner>();

    private static Changes Changing(string text) => new([new(new(text, [], text), [])], default);

    private Changes AnEvent()
    {
        using var scope = _services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return new(
            [_services.GetRequiredService<TableStatements>().Insert(
                db, OutboxEvent.Raise(ASqliteFile.App.Id, EventTypes.BookingTracked, DateTimeOffset.UnixEpoch, "{}"))],
            default);
    }

    private sealed class Item(bool isSlow) : BatchItem(default)
    {
        public bool IsSlow { get; } = isSlow;
    }
}
