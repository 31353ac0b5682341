using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>What works beside the requests speaks SQL Server's language too.</summary>
internal sealed class DispatchTests
{
    private NoServer _server = null!;

    [SetUp]
    public void Prepare() => _server = new();

    [Test]
    public async Task Dispatch_OfEvents_SpeaksPlainSqlServer()
    {
        await In<FanOut>(one => one.TenantsWithNews(CancellationToken.None));
        await In<FanOut>(one => one.Run(CancellationToken.None));
        await In<AppDb>(db => DueSubscriptions.Find(
            db, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), 8, [], CancellationToken.None));
        await In<DispatchBatch>(one =>
            one.Run(EventSubscriptionId.New(), CancellationToken.None, CancellationToken.None));
        await In<EventRetention>(one => one.Run(CancellationToken.None));

        Assert.That(_server.Statements, Has.Count.EqualTo(9));
        Assert.That(_server.Statements.Count(one => one.StartsWith("UPDATE", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(_server.Statements, Has.None.Contains("UPDLOCK").Or.Contains("HOLDLOCK").Or.Contains("READPAST")
            .Or.Contains("MERGE "));
    }

    [Test]
    public async Task Save_OfManyEvents_IsNoMerge()
    {
        var tenant = ASqliteFile.App.Id;
        await In<AppDb>(async db =>
        {
            for (var number = 0; number < 10; number++)
                db.Add(OutboxEvent.Raise(tenant, EventTypes.BookingTracked, DateTimeOffset.UnixEpoch, "{}"));
            await db.SaveChangesAsync();
        });

        Assert.That(_server.Statements, Has.Count.EqualTo(1).And.All.Contains("INSERT INTO [OutboxEvents]")
            .And.None.Contains("MERGE "));
    }

    private async Task In<T>(Func<T, Task> use)
        where T : class
    {
        await using var services = TranslationTests.Services(_server).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(ASqliteFile.App, "a test");
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }
}
