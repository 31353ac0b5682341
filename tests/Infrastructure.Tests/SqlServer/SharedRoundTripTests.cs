using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Repositories;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>Requests that come together go to the server together.</summary>
internal sealed class SharedRoundTripTests
{
    private NoServer _server = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public void Open()
    {
        _server = new();
        _services = TranslationTests.Services(_server).BuildServiceProvider();
    }

    [TearDown]
    public async Task Close() => await _services.DisposeAsync();

    [Test]
    public async Task Save_OfThree_IsOneTransactionInOneText()
    {
        await Runner.Save([AnEvent(), AnEvent(), AnEvent()]);

        Assert.That(_server.Statements, Has.Count.EqualTo(1));
        Assert.That(_server.Statements[0].Split("INSERT INTO [Events]"), Has.Length.EqualTo(4));
        Assert.That(_server.Statements[0], Does.StartWith("SET XACT_ABORT ON;\nBEGIN TRANSACTION;").And.EndsWith("COMMIT;"));
    }

    [Test]
    public async Task Save_OfMoreThanACommandCanCarry_IsNotCutInTheMiddleOfARequest()
    {
        const int Many = 64;
        var together = Enumerable.Range(0, Many).Select(_ => Events(10)).ToList();

        await Runner.Save(together);

        Assert.That(_server.Statements, Has.Count.EqualTo(3).And.All.Contains("COMMIT"));
        Assert.That(_server.Statements.Sum(one => one.Split("INSERT INTO [Events]").Length - 1), Is.EqualTo(Many * 10));
        Assert.That(together, Is.All.Matches<Changes>(one => one.Answer.IsCompletedSuccessfully));
    }

    [Test]
    public async Task Read_OfThree_IsOneText()
    {
        var questions = _services.GetRequiredService<TrackingQuestions>();
        var (tenant, phone) = (ASqliteFile.Salon.Id, ContactPoint.OfWhatsappUser("IE.42"));

        await Runner.Read(
        [
            new([(questions.ByPoint(tenant, phone), _ => { })], default),
            new([(questions.ByKey(tenant, BookingKey.OfReference(ExternalReference.Of(null, "B-1")!)), _ => { })], default),
            new([(questions.ByPoint(tenant, phone), _ => { })], default),
        ]);

        Assert.That(_server.Statements, Has.Count.EqualTo(1));
        Assert.That(_server.Statements[0].Split("SELECT "), Has.Length.EqualTo(4));
    }

    private IStatementRunner Runner => _services.GetRequiredService<IStatementRunner>();

    private Changes AnEvent() => Events(1);

    private Changes Events(int count)
    {
        using var scope = _services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var statements = _services.GetRequiredService<TableStatements>();
        return new(
            [.. Enumerable.Range(0, count).Select(_ => statements.Insert(
                db, OutgoingEvent.Raise(ASqliteFile.Salon.Id, EventTypes.BookingTracked, DateTimeOffset.UnixEpoch, "{}")))],
            default);
    }
}
