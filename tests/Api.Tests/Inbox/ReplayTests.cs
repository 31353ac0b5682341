using System.Net;
using System.Net.Http.Json;
using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Inbox;

/// <summary>What could not be used is corrected by a person and read once more.</summary>
internal sealed class ReplayTests
{
    private const string CallWithoutService = """{"event":"call_analyzed","call":{"call_id":"call_9","direction":"inbound","from_number":"+353871234567","call_analysis":{"custom_analysis_data":{"booking_confirmed":true,"treatment":"Cut","appointment_datetime":"2026-12-03T14:30"}}}}""";

    private VendorApi _vendors = null!;

    private HttpClient Http => _vendors.Api.Http;

    [SetUp]
    public void Start() => _vendors = VendorApi.Start();

    [TearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [Test]
    public async Task Replay_WithTheRightPhone_TracksTheBookingAndNotesWhoCorrectedIt()
    {
        var message = await AnUnusableBooking();

        var report = await Http.Replay(message, new { corrections = new { phone = "087 123 4567" } });
        var after = await Http.Get($"{InboxApi.Path}/{message.Text("id")}");
        var booking = await Http.Get($"{TestApi.TenantPath}/bookings/{report.Text("bookingId")}");

        Assert.That((report.Text("before"), report.Text("outcome"), report.Text("changed"), report.Text("isNewClient")),
            Is.EqualTo(("unusable", "tracked", "True", "True")));
        Assert.That((after.Text("outcome"), after.Text("reason"), after.Text("bookingId")),
            Is.EqualTo(("tracked", (string?)null, report.Text("bookingId"))));
        var correction = after.GetProperty("replays")[0].GetProperty("corrections")[0];
        Assert.That((correction.Text("field"), correction.Text("from"), correction.Text("to")),
            Is.EqualTo(("phone", "12", "087 123 4567")));
        var change = booking.GetProperty("history")[0];
        Assert.That((change.Text("field"), change.Text("from"), change.Text("to"), change.Text("by"),
            change.Text("channel")),
            Is.EqualTo(("phone", "12", "087 123 4567", "first account", "rest")));
    }

    [Test]
    public async Task Replay_Twice_TracksOnce()
    {
        var message = await AnUnusableBooking();

        var first = await Http.Replay(message, new { corrections = new { phone = "0871234567" } });
        var second = await Http.Replay(message, new { corrections = new { phone = "0861234567" } });

        Assert.That((second.Text("before"), second.Text("outcome"), second.Text("changed"), second.Text("bookingId")),
            Is.EqualTo(("tracked", "tracked", "False", first.Text("bookingId"))));
        Assert.That(await Bookings("B-1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Replay_16TimesAtOnce_TracksOnce()
    {
        var message = await AnUnusableBooking();

        var reports = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => Http.Replay(message, new { corrections = new { phone = "0871234567" } })));

        Assert.That(reports.Select(report => report.Text("bookingId")).Distinct().Count(), Is.EqualTo(1));
        Assert.That(reports.Count(report => report.Text("changed") == "True"), Is.EqualTo(1));
        Assert.That(await Bookings("B-1"), Is.EqualTo(1));
    }

    [Test]
    public async Task DryRun_TellsWhatWouldHappenAndWritesNothing()
    {
        var message = await AnUnusableBooking();

        var report = await Http.Replay(message, new { dryRun = true, corrections = new { phone = "0871234567" } });
        var after = await Http.Get($"{InboxApi.Path}/{message.Text("id")}");

        Assert.That((report.Text("outcome"), report.Text("isNewBooking"), report.Text("isNewClient"),
            report.Text("bookingId")),
            Is.EqualTo(("tracked", "True", "True", (string?)null)));
        Assert.That((after.Text("outcome"), after.GetProperty("replays").GetArrayLength()),
            Is.EqualTo(("unusable", 0)));
        Assert.That(await Bookings("B-1"), Is.Zero);
    }

    [Test]
    public async Task DryRun_ThatFails_WritesNothing()
    {
        var message = await AnUnusableBooking();

        var report = await Http.Replay(message, new { dryRun = true, corrections = new { phone = "1234" } });

        Assert.That((report.Text("outcome"), report.Text("code")), Is.EqualTo(("unusable", "phone.too_short")));
        Assert.That((await Http.Get($"{InboxApi.Path}/{message.Text("id")}")).GetProperty("replays")
            .GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Replay_ThatStillFails_KeepsTheNewReason()
    {
        var message = await AnUnusableBooking();

        await Http.Replay(message, new { corrections = new { phone = "call me" } });
        var after = await Http.Get($"{InboxApi.Path}/{message.Text("id")}");

        Assert.That((after.Text("outcome"), after.Text("code")), Is.EqualTo(("unusable", "phone.not_a_number")));
        Assert.That(after.GetProperty("replays")[0].Text("outcome"), Is.EqualTo("unusable"));
    }

    [Test]
    public async Task Replay_AfterTheFieldMapWasCorrected_ReadsWithTheNewOne()
    {
        await _vendors.Retell(CallWithoutService);
        var message = await Http.OnlyInboundMessage("outcome=unusable");
        using var patch = new HttpRequestMessage(
            HttpMethod.Patch, $"{TestApi.TenantPath}/channel-connections/{Demo.RetellConnectionId}")
        {
            Content = TestApi.Json("""{"fieldMap":{"service":["A.treatment"]}}"""),
            Headers = { { "If-Match", "*" } },
        };
        await Http.SendAsync(patch);

        var report = await Http.Replay(message, new { });

        Assert.That((report.Text("outcome"), report.Text("changed")), Is.EqualTo(("tracked", "True")));
    }

    [TestCase("service", "Cut")]
    public async Task Replay_OfASignedMessage_TakesCorrections(string field, string value)
    {
        await _vendors.Retell(CallWithoutService);

        var report = await Http.Replay(
            await Http.OnlyInboundMessage("outcome=unusable"),
            new { corrections = new Dictionary<string, string> { [field] = value } });
        var again = await _vendors.Retell(CallWithoutService);

        Assert.That(report.Text("outcome"), Is.EqualTo("tracked"));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _vendors.Bookings("retell:call_9"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Replay_OfAnIgnoredCall_BooksWhenAPersonSaysItWasConfirmed()
    {
        await _vendors.Retell(CallWithoutService.Replace(
            "\"booking_confirmed\":true", "\"booking_confirmed\":false", StringComparison.Ordinal));

        var report = await Http.Replay(
            await Http.OnlyInboundMessage("outcome=ignored"),
            new
            {
                corrections = new
                {
                    confirmed = "yes",
                    service = "Cut",
                    start = "2026-12-03T15:00",
                    phone = "0861112222",
                    firstName = "Aoife"
                }
            });

        Assert.That((report.Text("before"), report.Text("outcome")), Is.EqualTo(("ignored", "tracked")));
    }

    [TestCase("call", "+353865550001", "retell:call_ignored")]
    [TestCase("function", "+353865550001", "retell:call_ignored")]
    [TestCase("ringing", "+353865550001", "retell:call_ignored")]
    [TestCase("chat", null, "retell:chat_ignored")]
    [TestCase("whatsapp", "+353861234567", null)]
    [TestCase("twilio", "+353861234567", "twilio:SM8d0b1c7e2f5a46d3b9e0c1a2f3d4e5b6")]
    public async Task Replay_OfAnIgnoredMessageOfAnyKind_BooksWhenAPersonSaysItWasConfirmed(
        string kind, string? phone, string? key)
    {
        const string Call =
            "\"call\":{\"call_id\":\"call_ignored\",\"direction\":\"inbound\",\"from_number\":\"+353865550001\"}";
        await (kind switch
        {
            "call" => _vendors.Retell($"{{\"event\":\"call_ended\",{Call}}}"),
            "function" => _vendors.Retell($"{{\"name\":\"check_availability\",\"args\":{{}},{Call}}}"),
            "ringing" => Ringing($"{{\"event\":\"call_inbound\",{Call}}}".Replace(
                "\"call\":", "\"call_inbound\":", StringComparison.Ordinal)),
            "chat" => _vendors.Retell("""{"event":"chat_ended","chat":{"chat_id":"chat_ignored"}}"""),
            "whatsapp" => _vendors.Whatsapp(Sample.Text("whatsapp_text.json")),
            _ => _vendors.Twilio(Sample.Text("twilio_whatsapp.txt")),
        });
        var message = await Http.OnlyInboundMessage("outcome=ignored");
        var corrections = new Dictionary<string, string>
        {
            ["confirmed"] = "yes",
            ["service"] = "Cut",
            ["start"] = "2026-12-03T15:00",
        };
        if (phone is null) corrections["phone"] = "086 555 0001";

        var report = await Http.Replay(message, new { corrections });
        var again = await Http.Replay(message, new { corrections });

        Assert.That((report.Text("before"), report.Text("outcome"), report.Text("isNewBooking")),
            Is.EqualTo(("ignored", "tracked", "True")));
        Assert.That(again.Text("bookingId"), Is.EqualTo(report.Text("bookingId")));
        var client = await Http.Get($"{TestApi.TenantPath}/clients/{report.Text("clientId")}");
        Assert.That(client.Text("phone"), Is.EqualTo(phone ?? "+353865550001"));
        if (key is not null) Assert.That(await _vendors.Bookings(key), Has.Count.EqualTo(1));
    }

    [TestCase("""{"corrections":{"service":"Cut","start":"2026-12-03T15:00"}}""", "call_ended")]
    [TestCase("""{"corrections":{"phone":"0871234567"}}""", "call_analyzed")]
    public async Task Replay_OfAnIgnoredMessage_WithoutSayingThatItWasConfirmed_Is400AndTellsToSaySo(
        string body, string name)
    {
        await _vendors.Retell($$$"""{"event":"{{{name}}}","call":{"call_id":"call_silent"} }""");
        var message = await Http.OnlyInboundMessage("outcome=ignored");

        var answer = await Http.PostAsync($"{InboxApi.Path}/{message.Text("id")}/replay", TestApi.Json(body));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await TestApi.Body(answer)).Text("detail"), Does.Contain("'confirmed'"));
    }

    [Test]
    public async Task Replay_OfWhatCanBeNoBooking_SaysSo()
    {
        await _vendors.Whatsapp(Sample.Text("whatsapp_status.json"));
        var message = await Http.OnlyInboundMessage("outcome=ignored");

        var report = await Http.Replay(message, new { corrections = new { confirmed = "yes" } });

        Assert.That(report.Text("code"), Is.EqualTo("delivery.correction"));
    }

    [Test]
    public async Task Replay_OfAWhatsappForm_ReadsTheMessageAsItWas()
    {
        await _vendors.Whatsapp(Sample.Text("whatsapp_flow_booking.json")
            .Replace("start_time", "when", StringComparison.Ordinal));

        var report = await Http.Replay(
            await Http.OnlyInboundMessage("outcome=unusable"),
            new { corrections = new { start = "2026-12-09T11:00" } });

        Assert.That(report.Text("outcome"), Is.EqualTo("tracked"));
    }

    [TestCase("""{"corrections":{"shoeSize":"42"}}""")]
    [TestCase("""{"corrections":{"phone":""}}""")]
    [TestCase("""{"corrections":{"category":"hair"}}""", "/api/webhooks/chat/booking-confirmed", """{"phone":"0871234567","service":"Cut","dateTime":"never"}""")]
    public async Task Replay_WithACorrectionThatCannotBe_Is400AndChangesNothing(
        string body, string route = InboxApi.N8n, string sent = """{"customer":{"phone":"12"}}""")
    {
        await Http.Post(route, sent);
        var message = await Http.OnlyInboundMessage();

        var answer = await Http.PostAsync($"{InboxApi.Path}/{message.Text("id")}/replay", TestApi.Json(body));

        if (route == InboxApi.N8n)
            Assert.That((answer.StatusCode, (await TestApi.Body(answer)).Text("code")),
                Is.EqualTo((HttpStatusCode.BadRequest, "delivery.correction")));
        Assert.That((await Http.Get($"{InboxApi.Path}/{message.Text("id")}")).Text("outcome"),
            Is.EqualTo("unusable"));
    }

    [Test]
    public async Task Replay_OfARefusedMessage_SaysThatNothingWasKept()
    {
        await _vendors.Retell("{}"u8.ToArray(), signature: "v=1,d=2");
        var message = await Http.OnlyInboundMessage("outcome=refused");

        var answer = await Http.PostAsync($"{InboxApi.Path}/{message.Text("id")}/replay", TestApi.Json("{}"));

        Assert.That((answer.StatusCode, (await TestApi.Body(answer)).Text("code")),
            Is.EqualTo((HttpStatusCode.Conflict, "delivery.no_body")));
    }

    [Test]
    public async Task ReplayRange_ReadsEveryUnusableOneOnceMore()
    {
        for (var one = 0; one < 5; one++)
            await _vendors.Retell(CallWithoutService.Replace("call_9", $"call_{one}", StringComparison.Ordinal));
        using var patch = new HttpRequestMessage(
            HttpMethod.Patch, $"{TestApi.TenantPath}/channel-connections/{Demo.RetellConnectionId}")
        {
            Content = TestApi.Json("""{"fieldMap":{"service":["A.treatment"]}}"""),
            Headers = { { "If-Match", "*" } },
        };
        await Http.SendAsync(patch);

        var (reports, cursor) = (0, (string?)null);
        do
        {
            var page = await TestApi.Body(await Http.PostAsJsonAsync(
                $"{InboxApi.Path}/replay", new { channel = "retell", limit = 2, cursor }));
            reports += page.GetProperty("items").EnumerateArray().Count(report => report.Text("changed") == "True");
            cursor = page.Text("nextCursor");
        }
        while (cursor is not null);

        Assert.That(reports, Is.EqualTo(5));
        Assert.That(await Http.InboundMessages("outcome=unusable&channel=retell"), Is.Empty);
    }

    private async Task<System.Text.Json.JsonElement> AnUnusableBooking()
    {
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("12", "B-1"));
        return await Http.OnlyInboundMessage("outcome=unusable");
    }

    private Task<int> Bookings(string externalId) => _vendors.Api.Read(db =>
        db.Set<Booking>().CountAsync(booking => booking.ExternalBookingId == externalId));

    private async Task<HttpResponseMessage> Ringing(string body)
    {
        var answer = await _vendors.Retell(body);
        await _vendors.Api.Services.GetRequiredService<RetellRingingLog>().StopAsync(CancellationToken.None);
        return answer;
    }
}
