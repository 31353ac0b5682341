using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Inbox;

/// <summary>What was sent is forgotten in time; what became of it stays.</summary>
internal sealed class RetentionTests
{
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    [Test]
    public async Task Body_OlderThanTheTenantKeepsIt_GoesAndTheOutcomeStays()
    {
        await using var vendors = VendorApi.Start(new()
        {
            ["Housekeeping:Interval"] = "00:00:00.2",
            ["Housekeeping:Batch"] = "2",
        });
        for (var one = 0; one < 5; one++)
            await vendors.Api.Http.Post(InboxApi.N8n, InboxApi.ABooking("12", $"B-{one}"), $"key-{one}");
        using var patch = new HttpRequestMessage(HttpMethod.Patch, TestApi.TenantPath)
        {
            Content = TestApi.Json("""{"deliveryRetentionDays":30}"""),
            Headers = { { "If-Match", "*" } },
        };
        (await vendors.Api.Http.SendAsync(patch)).EnsureSuccessStatusCode();

        vendors.Clock.Now += 29 * Day;
        await vendors.Api.Http.Post(InboxApi.N8n, InboxApi.ABooking("12", "B-late"));
        vendors.Clock.Now += 2 * Day;
        await Eventually(async () => (await WithBody(vendors)).Count == 1);

        var all = await vendors.Api.Http.InboundMessages("outcome=unusable&channel=n8n");
        Assert.That(all, Has.Count.EqualTo(7));
        Assert.That(all.Select(one => one.Text("reason")), Has.None.Null);
        var old = await vendors.Api.Http.Get($"{InboxApi.Path}/{all[^1].Text("id")}");
        Assert.That((old.Text("body"), old.GetProperty("headers").ToString()), Is.EqualTo(((string?)null, "{}")));
    }

    [Test]
    public async Task WhatReasonsAndCorrectionsQuote_GoesWithTheBody()
    {
        await using var vendors = VendorApi.Start(new() { ["Housekeeping:Interval"] = "00:00:00.2" });
        var http = vendors.Api.Http;
        await http.Post(InboxApi.N8n, InboxApi.ABooking("0871", "B-1"), "key-1");
        await http.Post(InboxApi.N8n, InboxApi.ABooking("+353 87 12", "B-2"), "key-2");
        var corrected = (await http.InboundMessages("outcome=unusable"))[0];
        var replay = await http.Replay(corrected, new { corrections = new { phone = "0871234567" } });
        Assert.That(replay.Text("outcome"), Is.EqualTo("tracked"));

        vendors.Clock.Now += 3651 * Day;
        await Eventually(async () => (await WithBody(vendors)).Count == 0);

        var kept = await Everything(vendors);
        Assert.That(kept, Does.Not.Contain("0871").And.Not.Contain("87 12").And.Not.Contain("+353 8"));
        Assert.That(kept, Does.Contain("too short for").And.Contain("phone"));
        var booking = await http.Get($"{TestApi.TenantPath}/bookings/{replay.Text("bookingId")}");
        var line = booking.GetProperty("history")[0];
        Assert.That((line.Text("field"), line.Text("from"), line.Text("to")), Is.EqualTo(
            ("phone", (string?)null, (string?)null)));
    }

    // Reasons and corrections, of the messages and of what people did with them.
    private static Task<string> Everything(VendorApi vendors) => vendors.Api.Read(async db => string.Join('\n',
        (await db.Set<InboundMessage>().ToListAsync()).Select(one => one.Reason + string.Join('\n', one.Replays.Select(
            replay => replay.Reason + string.Join('\n', replay.Corrections))))));

    [Test]
    public async Task IdempotencyRecord_AfterItsTime_IsRemoved()
    {
        await using var vendors = VendorApi.Start(new() { ["Housekeeping:Interval"] = "00:00:00.2" });
        await vendors.Api.Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"), "key-1");
        Assert.That(await Answers(vendors), Is.EqualTo(1));

        vendors.Clock.Now += Day + 1000;

        await Eventually(async () => await Answers(vendors) == 0);
    }

    [TestCase("0")]
    [TestCase("3651")]
    [TestCase("null")]
    public async Task Retention_OutOfRange_Is400(string days)
    {
        await using var vendors = VendorApi.Start();
        using var patch = new HttpRequestMessage(HttpMethod.Patch, TestApi.TenantPath)
        {
            Content = TestApi.Json($$"""{"deliveryRetentionDays":{{days}}}"""),
            Headers = { { "If-Match", "*" } },
        };

        var answer = await vendors.Api.Http.SendAsync(patch);

        Assert.That((await TestApi.Body(answer)).GetProperty("errors").TryGetProperty("deliveryRetentionDays", out _));
    }

    private static async Task Eventually(Func<Task<bool>> isTrue)
    {
        for (var tries = 0; tries < 100 && !await isTrue(); tries++) await Task.Delay(100);
        Assert.That(await isTrue(), "it has not happened within ten seconds");
    }

    private static Task<List<Guid>> WithBody(VendorApi vendors) => vendors.Api.Read(async db =>
        (await db.Set<InboundMessage>().Where(one => one.Body != null).ToListAsync()).ConvertAll(one => one.Id.Value));

    private static Task<int> Answers(VendorApi vendors) =>
        vendors.Api.Read(db => db.Set<IdempotencyRecord>().CountAsync());

    [TestCase("Batch", "0")]
    [TestCase("Interval", "00:00:00")]
    public void Start_WithAHousekeepingThatWouldNeverEnd_NamesTheSetting(string key, string value) => Assert.That(
        () => TestApi.Start(new() { [$"Housekeeping:{key}"] = value }), Throws.Exception.Message.Contains(key));
}
