using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Api.Tests.Events;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// What the program stands on gives way. Whoever should try again is told so, and nothing is half-written.
/// </summary>
internal sealed class FaultTests
{
    private string _folder = null!;

    private string Database => Path.Combine(_folder, "faults.db");

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("ct-faults-").FullName;

    [TearDown]
    public void CleanUp()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Database_Locked_Is503OnEveryChannelAndThenTakesTheSameOnce()
    {
        OnlySqlite("locks its file");
        await using var api = VendorApi.Start(OnThisFile());
        await using var other = new SqliteConnection($"Data Source={Database}");
        await other.OpenAsync();
        var locked = other.BeginTransaction();

        var during = await PostOnEveryChannel(api);
        await locked.RollbackAsync();
        var after = await PostOnEveryChannel(api);

        Assert.That(during, Is.All.EqualTo("503 after 2"));
        Assert.That(after, Is.All.StartsWith("20"));
        await EveryBookingIsThereOnce(api);
    }

    [Test]
    public async Task Database_OutOfReach_Is503UntilItIsBack()
    {
        OnlySqlite("is a file that can be moved away");
        await using var api = VendorApi.Start(OnThisFile());
        var away = _folder + "-away";
        Directory.Move(_folder, away);
        SqliteConnection.ClearAllPools();

        var during = await PostOnEveryChannel(api);
        var (ready, live) = (await api.Http.GetAsync("/health/ready"), await api.Http.GetAsync("/health/live"));
        Directory.Move(away, _folder);
        var after = await PostOnEveryChannel(api);

        Assert.That(during, Is.All.EqualTo("503 after 2"));
        Assert.That((ready.StatusCode, live.StatusCode), Is.EqualTo(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(after, Is.All.StartsWith("20"));
        await EveryBookingIsThereOnce(api);
    }

    [Test]
    public async Task Disk_Full_LosesNothingAndGoesOnWhenThereIsRoom()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("Only Linux limits the files of a running process.");
        const int Senders = 8;
        await using var program = await RunningProgram.Start(Database);
        var sent = new NumberedBookings();
        using var stop = new CancellationTokenSource();
        var senders = Enumerable.Range(0, Senders).Select(_ => sent.SendUntil(program.Http, stop.Token)).ToArray();
        await Until(() => sent.Acknowledged.Count > 20);

        await program.LimitFiles(new FileInfo(Database + "-wal").Length);
        await Until(() => sent.Retries > 5 * Senders);
        var (before, look) = (
            sent.Acknowledged.Count, await program.Http.GetAsync(TestApi.TenantPathText + "/clients"));
        var retries = sent.Retries;
        await Until(() => sent.Retries > retries + (5 * Senders));
        var during = sent.Acknowledged.Count;
        await program.LimitFiles(null);
        await Until(() => sent.Acknowledged.Count > during + 20);
        await stop.CancelAsync();
        await Task.WhenAll(senders);

        TestContext.Out.WriteLine($"{sent.Retries} retries, {sent.Acknowledged.Count} bookings acknowledged.");
        Assert.That((during, look.StatusCode), Is.EqualTo((before, HttpStatusCode.OK)), "nothing can be written");
        new Ledger(Database).Agrees(sent);
    }

    [Test]
    public async Task Disk_Full_IsNotReadyUntilThereIsRoom()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("Only Linux limits the files of a running process.");
        await using var program = await RunningProgram.Start(Database);

        await program.LimitFiles(0);
        await UntilReadyIs(HttpStatusCode.ServiceUnavailable);
        var live = await program.Http.GetAsync("/health/live");
        await program.LimitFiles(null);
        await UntilReadyIs(HttpStatusCode.OK);

        Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        async Task UntilReadyIs(HttpStatusCode expected)
        {
            for (var began = Stopwatch.StartNew();
                (await program.Http.GetAsync("/health/ready")).StatusCode != expected;
                await Task.Delay(50))
                Assert.That(began.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
        }
    }

    [TestCase(-3600)]
    [TestCase(3 * 86_400)]
    public async Task Clock_Moved_KnowsWhatItKnewAndTellsOfWhatIsNew(int seconds)
    {
        await using var receiver = await Receiver.Start();
        await using var api = VendorApi.Start(EventApi.Quick());
        await api.Api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        var before = await PostOnEveryChannel(api);
        await receiver.Got(before.Count);

        api.Clock.Now += seconds * 1000L;
        await api.Api.Track();

        var after = await PostOnEveryChannel(api, api.Clock.Now);
        Assert.That(after, Is.All.StartsWith("20"));
        await EveryBookingIsThereOnce(api);
        Assert.That(await receiver.Got(before.Count + 1), Has.Count.EqualTo(before.Count + 1));
    }

    [Test]
    public async Task Receiver_ThatHangs_HoldsUpNeitherBookingsNorOtherReceivers()
    {
        using var release = new CancellationTokenSource();
        await using var hanging = await Receiver.Start(async (http, _) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, release.Token);
            await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        });
        await using var quick = await Receiver.Start();
        await using var api = TestApi.Start(
            EventApi.Quick(("Events:Timeout", "00:02:00"), ("Events:LeaseDuration", "00:05:00")));
        await api.Subscribe(hanging.Url, [EventTypes.BookingTracked]);
        await api.Subscribe(quick.Url, [EventTypes.BookingTracked]);

        for (var number = 1; number <= 5; number++) await api.Track(number);

        Assert.That(await quick.Got(5), Has.Count.EqualTo(5));
        Assert.That(hanging.All, Has.Count.EqualTo(1), "it still has the first");
        await release.CancelAsync();
    }

    private Dictionary<string, string> OnThisFile() =>
        new() { ["ConnectionStrings:CustomerTracking"] = $"Data Source={Database};Default Timeout=1" };

    /// <summary>The same four bookings each time, all of one person.</summary>
    private static async Task<IReadOnlyList<string>> PostOnEveryChannel(VendorApi api, long time = VendorApi.SampleTime)
    {
        var retell = Sample.Bytes("retell_call_analyzed_booked.json");
        return
        [
            await Of(api.Api.Http.PostAsync(
                "/api/webhooks/n8n/booking-created", TestApi.Json(Sample.Text("n8n_booking_created.json")))),
            await Of(api.Api.Http.PostAsync(
                "/api/webhooks/chat/booking-confirmed", TestApi.Json(Sample.Text("chat_booking_confirmed.json")))),
            await Of(api.Retell(
                retell, VendorApi.RetellSignature(retell, Demo.RetellSecret, time))),
            await Of(api.Whatsapp(Sample.Bytes("whatsapp_flow_booking.json"))),
        ];

        static async Task<string> Of(Task<HttpResponseMessage> post)
        {
            var answer = await post;
            return answer.Headers.RetryAfter is { } wait ? $"{(int)answer.StatusCode} after {wait}"
                : $"{(int)answer.StatusCode}";
        }
    }

    private static async Task EveryBookingIsThereOnce(VendorApi api)
    {
        var page = await api.Api.Get($"{TestApi.TenantPath}/inbound-messages?limit=100");
        var tracked = page.GetProperty("items").EnumerateArray().Where(IsTracked).ToList();
        var bookings = await api.Api.Read(db => db.Set<Booking>().AsNoTracking().ToListAsync());
        Assert.That(
            tracked.Select(one => one.GetProperty("bookingId").GetGuid()),
            Is.EquivalentTo(
                bookings.Where(one => one.Channel is not Domain.Common.Channel.Rest).Select(one => one.Id.Value)));
        Assert.That(tracked, Has.Count.EqualTo(4));

        static bool IsTracked(JsonElement one) => one.GetProperty("outcome").GetString() == "tracked";
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var began = Stopwatch.StartNew(); !isSo(); await Task.Delay(20))
            Assert.That(began.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    private static void OnlySqlite(string reason)
    {
        if (Environment.GetEnvironmentVariable("CUSTOMERTRACKING_TEST_SQLSERVER") is { Length: > 0 })
            Assert.Ignore($"Only SQLite {reason}.");
    }
}
