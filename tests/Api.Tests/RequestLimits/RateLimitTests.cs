using System.Net;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;

namespace CustomerTracking.Api.Tests.RequestLimits;

internal sealed class RateLimitTests
{
    private const string Clients = TestApi.TenantPathText + "/clients";

    [Test]
    public async Task Token_AskedWithTooOften_IsToldWhenToComeBackAndNobodyElseIs()
    {
        await using var api = LimitedApi.BehindAProxy(("RateLimiting:PerToken", "5"));
        var http = api.Anonymous();
        for (var time = 0; time < 5; time++)
            await http.Ask(Clients, $"192.0.2.{time}", Demo.ServiceToken);

        var refused = await http.Ask(Clients, "192.0.2.1", Demo.ServiceToken);
        var other = await http.Ask("/api/platform/tenants", "192.0.2.1", Demo.PlatformToken);

        Assert.That((refused.StatusCode, await refused.Code(), other.StatusCode), Is.EqualTo(
            (HttpStatusCode.TooManyRequests, "rate_limited", HttpStatusCode.OK)));
        Assert.That(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, Is.InRange(1, 60));
    }

    [Test]
    public async Task Address_ThatAsksTooOften_IsRefusedAndItsNeighbourIsNot()
    {
        await using var api = LimitedApi.BehindAProxy(("RateLimiting:PerAddress", "3"));
        var http = api.Anonymous();
        for (var time = 0; time < 3; time++) await http.Ask("/api/unknown", "192.0.2.1");

        var refused = await http.Ask("/api/unknown", "192.0.2.1");
        var neighbour = await http.Ask("/api/unknown", "192.0.2.2");
        var health = await http.Ask("/health/ready", "192.0.2.1");

        Assert.That((refused.StatusCode, neighbour.StatusCode, health.StatusCode), Is.EqualTo(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Addresses_OfOneIpv6Network_AreOneCaller()
    {
        await using var api = LimitedApi.BehindAProxy(("RateLimiting:PerAddress", "1"));
        var http = api.Anonymous();
        await http.Ask("/api/unknown", "2001:db8:1:2::1");

        var same = await http.Ask("/api/unknown", "2001:db8:1:2:ffff::9");
        var other = await http.Ask("/api/unknown", "2001:db8:1:3::1");

        Assert.That(
            (same.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.TooManyRequests, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Connection_ThatAStrangerFloods_StillTakesTheVendorsMessages()
    {
        await using var api = VendorApi.Start(new()
        {
            ["ForwardedHeaders:KnownProxies"] = "127.0.0.1",
            ["RateLimiting:PerConnection"] = "2",
        });
        var message = Sample.Bytes("retell_call_analyzed_booked.json");
        api.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.66");
        for (var time = 0; time < 2; time++) await api.Retell(message, "v=1,d=00");

        var stranger = await api.Retell(message, "v=1,d=00");
        var elsewhere = await api.Whatsapp("{}");
        api.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        api.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        var vendor = await api.Retell(message);

        Assert.That((stranger.StatusCode, elsewhere.StatusCode, vendor.StatusCode), Is.EqualTo(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.NoContent)));
    }

    [Test]
    public async Task Booking_RefusedForTheRate_IsTakenWhenItComesAgain()
    {
        await using var api = TestApi.Start(
            new() { ["RateLimiting:PerToken"] = "1", ["RateLimiting:WindowSeconds"] = "1" });
        async Task<HttpStatusCode> Post() => (await api.Http.PostAsync(
            "/api/webhooks/n8n/booking-created", TestApi.Json(Sample.Text("n8n_booking_created.json")))).StatusCode;
        await api.Http.GetAsync(Clients);

        var answers = new List<HttpStatusCode>();
        while (answers.Count < 100 && !answers.Contains(HttpStatusCode.Created))
        {
            answers.Add(await Post());
            await Task.Delay(50);
        }

        Assert.That(answers.Distinct(), Is.SubsetOf(new[] { HttpStatusCode.TooManyRequests, HttpStatusCode.Created }));
        Assert.That(answers[^1], Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Disabled_RefusesNobody()
    {
        await using var api = TestApi.Start(
            new() { ["RateLimiting:PerToken"] = "1", ["RateLimiting:Enabled"] = "false" });

        for (var time = 0; time < 5; time++)
            Assert.That((await api.Http.GetAsync(Clients)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void Start_WithALimitOfNothing_NamesTheSetting() => Assert.That(
        () => TestApi.Start(new() { ["RateLimiting:PerToken"] = "0" }),
        Throws.Exception.Message.Contains("PerToken"));
}
