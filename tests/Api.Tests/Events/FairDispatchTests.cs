using System.Net.Http.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>One salon's slow receivers do not delay another salon's events, nor its own others for long.</summary>
internal sealed class FairDispatchTests
{
    [Test]
    public async Task Receivers_ThatHang_LeaveAnotherTenantsEventsAlone()
    {
        using var release = new CancellationTokenSource();
        await using var hanging = await Hanging(release.Token);
        await using var quick = await Receiver.Start();
        await using var api = TestApi.Start(EventApi.Quick(
            ("Events:MaxConcurrency", "8"), ("Events:MaxConcurrencyPerTenant", "4"),
            ("Events:Timeout", "00:02:00"), ("Events:LeaseDuration", "00:05:00")));
        for (var number = 0; number < 12; number++) await api.Subscribe(hanging.Url, [EventTypes.BookingTracked]);
        await api.Track();
        await hanging.Got(4);

        var (path, other) = await AnotherTenant(api);
        var subscription = await TestApi.Body(
            await other.PostAsJsonAsync($"{path}/event-subscriptions", new { url = quick.Url }));
        await other.PostAsync(
            $"{path}/event-subscriptions/{subscription.GetProperty("id").GetGuid()}/test", TestApi.Json("{}"));

        Assert.That(await quick.Got(1), Has.Count.EqualTo(1));
        Assert.That(hanging.All, Has.Count.EqualTo(4), "the others wait until one of these ends");
        await release.CancelAsync();
    }

    [Test]
    public async Task Receiver_ThatTakesItsTime_GivesItsPlaceToTheNextOne()
    {
        const int Many = 30;
        await using var slow = await Receiver.Start(async (http, _) => await Task.Delay(40, http.RequestAborted));
        await using var quick = await Receiver.Start();
        await using var api = TestApi.Start(EventApi.Quick(
            ("Events:MaxConcurrencyPerTenant", "1"), ("Events:LongestTurn", "00:00:00.100")));
        var subscription = await api.Subscribe(slow.Url, [EventTypes.BookingTracked]);
        for (var number = 1; number <= Many; number++) await api.Track(number);
        await slow.Got(1);
        var other = await api.Subscribe(quick.Url, [EventTypes.BookingTracked]);

        await api.Post($"{subscription}/resend", """{"since": "2020-01-01T00:00:00Z"}""");
        await api.Post($"{other}/test");

        await quick.Got(1);
        Assert.That(slow.All, Has.Count.LessThan(2 * Many), "it had not had all of its own by then");
    }

    private static Task<Receiver> Hanging(CancellationToken released) => Receiver.Start(async (http, _) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, released);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    });

    private static async Task<(string Path, HttpClient Http)> AnotherTenant(TestApi api)
    {
        var platform = api.As(Demo.PlatformToken);
        var tenant = await TestApi.Body(await platform.PostAsync("/api/platform/tenants", TestApi.Json(
            """{"name":"Oak & Ivy","region":"IE","timeZone":"Europe/Dublin","currency":"EUR"}""")));
        return ($"/api/platform/tenants/{tenant.GetProperty("id").GetGuid()}", platform);
    }
}
