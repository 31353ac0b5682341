using System.Diagnostics;
using System.Net;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Api.Tests.Channels;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Tests.RequestLimits;

internal sealed class BadCredentialTests
{
    private const string Clients = TestApi.TenantPathText + "/clients";

    private static readonly (string Key, string Value)[] Few =
    [
        ("BadCredentials:FreeAttempts", "2"), ("BadCredentials:FirstDelayMilliseconds", "1"),
        ("BadCredentials:RefuseAfter", "4"),
    ];

    [Test]
    public async Task Token_GuessedAgainAndAgain_IsRefusedWhileGoodOnesAreServed()
    {
        await using var api = LimitedApi.BehindAProxy(Few);
        var http = api.Anonymous();
        var guesses = new List<HttpResponseMessage>();
        for (var guess = 0; guess < 6; guess++) guesses.Add(await http.Ask(Clients, "192.0.2.1", $"ctk_{guess}"));

        var good = await http.Ask(Clients, "192.0.2.1", Demo.ServiceToken);
        var neighbour = await http.Ask(Clients, "192.0.2.2", "ctk_wrong");

        Assert.That(guesses.Select(guess => (int)guess.StatusCode), Is.EqualTo(new[] { 401, 401, 401, 401, 429, 429 }));
        Assert.That(guesses[^1].Headers.RetryAfter!.Delta!.Value.TotalSeconds, Is.InRange(1, 60));
        Assert.That(await guesses[^1].Code(), Is.EqualTo("credentials.too_many_bad"));
        Assert.That((good.StatusCode, neighbour.StatusCode), Is.EqualTo(
            (HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
        Assert.That(api.Log.All.Count(line => line.Contains("Too many bad", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Signature_GuessedAgainAndAgain_IsRefusedWhileTheVendorIsServed()
    {
        await using var api = VendorApi.Start(Few.ToDictionary(one => one.Key, one => one.Value));
        var message = Sample.Bytes("retell_call_analyzed_booked.json");
        var guesses = new List<int>();
        for (var guess = 0; guess < 6; guess++) guesses.Add((int)(await api.Retell(message, "v=1,d=00")).StatusCode);

        var vendor = await api.Retell(message);

        Assert.That((guesses, vendor.StatusCode), Is.EqualTo(
            (new List<int> { 401, 401, 401, 401, 429, 429 }, HttpStatusCode.NoContent)));
    }

    [Test]
    public async Task Guess_AfterTheFreeOnes_Waits()
    {
        await using var api = TestApi.Start(new()
        {
            ["BadCredentials:FreeAttempts"] = "0",
            ["BadCredentials:FirstDelayMilliseconds"] = "300",
        });

        var clock = Stopwatch.StartNew();
        await api.As("ctk_wrong").GetAsync(Clients);

        Assert.That(clock.ElapsedMilliseconds, Is.GreaterThanOrEqualTo(290));
    }

    [Test]
    public void Count_OverTime_SlowsRefusesAndForgets()
    {
        var clock = new SetClock();
        var attempts = new FailedAttempts(
            Options.Create(new BadCredentialsOptions
            {
                FreeAttempts = 1,
                FirstDelayMilliseconds = 100,
                LongestDelayMilliseconds = 300,
                RefuseAfter = 4,
                CoolDownSeconds = 60,
            }),
            clock);

        var delays = Enumerable.Range(0, 4).Select(_ => attempts.Count("a").Delay.TotalMilliseconds).ToList();
        var first = attempts.Count("a");
        clock.Now += 20_000;
        var second = attempts.Count("a");
        clock.Now += 40_001;
        var later = attempts.Count("a");

        Assert.That(delays, Is.EqualTo(new double[] { 0, 100, 200, 300 }));
        Assert.That((first.RetryAfter, first.IsFirstRefusal), Is.EqualTo((TimeSpan.FromSeconds(60), true)));
        Assert.That((second.RetryAfter, second.IsFirstRefusal), Is.EqualTo((TimeSpan.FromSeconds(40), false)));
        Assert.That((later.RetryAfter, later.Delay), Is.EqualTo(((TimeSpan?)null, TimeSpan.Zero)));
    }

    [Test]
    public void Count_OfEverNewAddresses_StaysBounded()
    {
        var attempts = new FailedAttempts(Options.Create(new BadCredentialsOptions()), new SetClock());

        for (var address = 0; address < 3 * FailedAttempts.MostAddresses; address++) attempts.Count($"{address}");

        Assert.That(attempts.Addresses, Is.LessThanOrEqualTo(FailedAttempts.MostAddresses));
    }
}
