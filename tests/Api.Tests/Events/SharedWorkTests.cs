using System.Data.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>Several processes on one database, and what happens when one of them or the database goes away.</summary>
internal sealed class SharedWorkTests
{
    private const int Bookings = 40;

    [Test]
    public async Task TwoProcesses_SendEverythingInOrder()
    {
        await using var api = TestApi.Start(EventApi.Quick(("Events:BatchSize", "7")));
        await using var beside = TestApi.Start(EventApi.Quick(("Events:BatchSize", "7")), beside: api);
        await using var one = await Receiver.Start();
        await using var other = await Receiver.Start();
        await api.Subscribe(one.Url);
        await api.Subscribe(other.Url, [EventTypes.BookingTracked]);

        for (var number = 1; number <= Bookings; number++) await (number % 2 == 0 ? api : beside).Track(number);

        var all = await one.Got(2 * Bookings);
        var tracked = await other.Got(Bookings);
        var order = await api.Read(db => db.Set<OutboxEvent>()
            .Where(what => what.Type == EventTypes.BookingTracked).OrderBy(what => what.Sequence)
            .Select(what => what.Payload).ToListAsync());
        Assert.That(tracked.Select(got => got.Body), Is.EqualTo(order.TakeLast(Bookings)));
        Assert.That(all.Where(got => got.Type == EventTypes.BookingTracked).Select(got => got.Body),
            Is.EqualTo(order.TakeLast(Bookings)));
        Assert.That(all.Select(got => got.Id), Is.Unique, "nobody died, so nothing came twice");
        Assert.That(tracked.Select(got => got.Id), Is.Unique, "nor to the other one");
    }

    [Test]
    public async Task Process_ThatDied_IsReplacedWhenItsLeaseIsOver()
    {
        await using var api = TestApi.Start(EventApi.Quick());
        await using var receiver = await Receiver.Start();
        var subscription = await api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        var free = TimeProvider.System.GetUtcNow().AddSeconds(2);
        await api.Read(db => db.Set<EventSubscription>().ExecuteUpdateAsync(set => set
            .SetProperty(one => EF.Property<Guid?>(one, "LeaseOwner"), Guid.CreateVersion7())
            .SetProperty(one => EF.Property<DateTimeOffset?>(one, "LeasedUntil"), free)));

        await api.Track();

        var attempt = (await api.Attempts(subscription, 1))[0];
        Assert.That(attempt.GetProperty("at").GetDateTimeOffset(), Is.GreaterThanOrEqualTo(free.AddMilliseconds(-1)));
    }

    [Test]
    public async Task Process_ThatIsStoppedWhileSending_LeavesItToTheNext()
    {
        var patient = new[] { ("Events:Timeout", "00:00:20"), ("Events:LeaseDuration", "00:01:00") };
        await using var quiet = TestApi.Start(EventApi.Quick([.. patient, ("Events:PollInterval", "00:01:00")]));
        await using var receiver = await Receiver.Start(async (http, number) =>
        {
            if (number == 1) await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted);
        });
        var stopped = TestApi.Start(EventApi.Quick(patient), beside: quiet);
        await stopped.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await stopped.Track();
        await receiver.Got(1);
        var started = TimeProvider.System.GetTimestamp();

        await stopped.DisposeAsync();
        var took = TimeProvider.System.GetElapsedTime(started);
        await using var next = TestApi.Start(EventApi.Quick(patient), beside: quiet);
        var got = await receiver.Got(2);

        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(got[1].Id, Is.EqualTo(got[0].Id));
    }

    [Test]
    public async Task Dispatcher_WithNothingToDo_OnlyReads()
    {
        var written = new Writes();
        await using var api = TestApi.Start(EventApi.Quick(), services =>
        {
            services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(written));
            services.ConfigureDbContext<SqlServerDb>(db => db.AddInterceptors(written));
        });
        await api.UntilHandedOut();
        await written.UntilRead(100);   // what the start itself writes is over
        written.Count = 0;

        await written.UntilRead(200);

        Assert.That(written.Count, Is.Zero);
    }

    [Test]
    public async Task Database_ThatIsLockedForAWhile_IsSaidOnceAndNothingIsLost()
    {
        if (Environment.GetEnvironmentVariable("CUSTOMERTRACKING_TEST_SQLSERVER") is { Length: > 0 })
            Assert.Ignore("Only SQLite locks its file.");
        var file = Path.Combine(Path.GetTempPath(), $"ct-locked-{Guid.CreateVersion7():N}.db");
        var settings = EventApi.Quick(("ConnectionStrings:CustomerTracking", $"Data Source={file};Default Timeout=1"));
        await using var api = TestApi.Start(settings);
        await using var receiver = await Receiver.Answering(500, 200);
        await api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await using var other = new SqliteConnection($"Data Source={file}");
        await other.OpenAsync();
        await api.Track();
        await receiver.Got(1);
        var locked = other.BeginTransaction();

        await Task.Delay(TimeSpan.FromSeconds(4));   // longer than a command of this connection waits
        await locked.RollbackAsync();

        Assert.That(await receiver.Got(2), Has.Count.EqualTo(2));
        var troubles = api.Log.All.Count(line => line.Contains("Events cannot be sent", StringComparison.Ordinal)
            || line.Contains("broke off", StringComparison.Ordinal));
        Assert.That(troubles, Is.LessThanOrEqualTo(2));
    }

    private sealed class Writes : DbCommandInterceptor
    {
        public int Count { get; set; }

        public int Reads { get; private set; }

        public async Task UntilRead(int count)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (Reads < count)
            {
                if (patience.IsCancellationRequested) Assert.Fail($"Only {Reads} of {count} reads.");
                await Task.Delay(10, CancellationToken.None);
            }
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Reads++;
            else Count++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
