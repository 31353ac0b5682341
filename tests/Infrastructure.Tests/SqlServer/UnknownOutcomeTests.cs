using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>A save whose answer is lost: it is found out, or nothing is promised.</summary>
internal sealed class UnknownOutcomeTests
{
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

    [TestCase(-2, 11)]
    [TestCase(0, 11)]
    [TestCase(121, 20)]
    [TestCase(10054, 20)]
    public async Task Connection_ThatBreaksAfterTheCommit_IsASuccessAndSavedOnce(int number, byte severity)
    {
        _server.OnCommit = (_, _) => new(IsKept: true, AnError.Create(number, severity));
        var (one, other) = (AnEvent(), AnEvent());

        await Save(one, other);

        Assert.That(
            (one.Answer.IsCompletedSuccessfully, other.Answer.IsCompletedSuccessfully), Is.EqualTo((true, true)));
        Assert.That((_server.Committed.Count, _server.Begun.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Connection_ThatBreaksBeforeTheCommit_IsTriedOnceMore()
    {
        _server.OnCommit = (number, _) => number == 1 ? new(IsKept: false, AnError.Create(10054, 20)) : new();
        var one = AnEvent();

        await Save(one);

        Assert.That(one.Answer.IsCompletedSuccessfully, Is.True);
        Assert.That((_server.Committed.Count, _server.Begun.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Connection_ThatBreaksBeforeEveryCommit_IsAnOutageThatKeptNothing()
    {
        _server.OnCommit = (_, _) => new(IsKept: false, AnError.Create(10054, 20));
        var one = AnEvent();

        await Save(one);

        var fault = one.Answer.Exception!.InnerException!;
        Assert.That(fault, Is.Not.InstanceOf<UnknownOutcomeException>());
        Assert.That((new DatabaseFaults().Include(fault), _server.Committed.Count), Is.EqualTo((true, 0)));
    }

    [TestCase(-2, 11)]
    [TestCase(10054, 20)]
    public async Task SecondLook_ThatFailsToo_PromisesNothing(int number, byte severity)
    {
        _server.OnCommit = (_, _) => new(IsKept: true, AnError.Create(number, severity));
        _server.OnLook = AnError.Create(10061, 20);
        var one = AnEvent();

        await Save(one);

        Assert.That(one.Answer.Exception!.InnerException, Is.InstanceOf<UnknownOutcomeException>());
        Assert.That(_server.Begun, Has.Count.EqualTo(1), "what may have been kept is not saved again");
    }

    [Test]
    public async Task SecondLook_OfAGroup_IsForAllOfThem()
    {
        _server.OnCommit = (_, _) => new(IsKept: true, AnError.Create(10054, 20));
        _server.OnLook = AnError.Create(10061, 20);

        Assert.ThrowsAsync<UnknownOutcomeException>(() => Save(AnEvent(), AnEvent()));
        await Task.CompletedTask;
    }

    [TestCase(2627, 14)]
    [TestCase(1205, 13)]
    [TestCase(50_001, 16)]
    public async Task Answer_OfTheServer_NeedsNoSecondLook(int number, byte severity)
    {
        _server.OnCommit = (_, _) => new(IsKept: false, AnError.Create(number, severity));

        await Save(AnEvent());

        Assert.That(_server.Looks, Is.Zero);
    }

    [Test]
    public async Task Marker_OfEachTransaction_IsItsOwnAndRemovedByALaterOne()
    {
        await Save(AnEvent());
        await Save(AnEvent());

        Assert.That(
            _server.Committed, Is.All.Contains("INSERT INTO [Commits]").And.All.Contains("DELETE FROM [Commits]"));
        Assert.That(_server.Done, Is.EqualTo(new[] { Guid.Empty, _server.Markers[0] }));
    }

    private Task Save(params Changes[] together) => _services.GetRequiredService<IStatementRunner>().Save(together);

    private Changes AnEvent()
    {
        using var scope = _services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return new(
            [_services.GetRequiredService<TableStatements>().Insert(
                db, OutboxEvent.Raise(ASqliteFile.App.Id, EventTypes.BookingTracked, DateTimeOffset.UnixEpoch, "{}"))],
            default);
    }
}
