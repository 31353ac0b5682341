using System.Net;
using System.Text;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Inbox;

/// <summary>Every webhook that reaches us from somebody known is one message, with what became of it.</summary>
internal sealed class InboxTests
{
    private VendorApi _vendors = null!;

    private HttpClient Http => _vendors.Api.Http;

    [SetUp]
    public void Start() => _vendors = VendorApi.Start();

    [TearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [Test]
    public async Task ABooking_IsTrackedWithItsClientBookingAndHeaders()
    {
        var tracked = await TestApi.Body(await Http.Post(
            InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"), "B-1"));

        var message = await Http.OnlyInboundMessage();
        var details = await Http.Get($"{InboxApi.Path}/{message.Text("id")}");

        Assert.That(
            (message.Text("outcome"), message.Text("channel"), message.Text("eventType"), message.Text("key")),
            Is.EqualTo(("tracked", "n8n", "booking-created", "n8n-created:B-1")));
        Assert.That((message.Text("clientId"), message.Text("bookingId")),
            Is.EqualTo((tracked.Text("clientId"), tracked.Text("bookingId"))));
        Assert.That(details.Text("body"), Does.Contain("0871234567"));
        Assert.That(details.GetProperty("headers").Text("Idempotency-Key"), Is.EqualTo("B-1"));
        Assert.That(details.GetProperty("headers").ToString(), Does.Not.Contain(Demo.ServiceToken));
    }

    [Test]
    public async Task TheSameMessage_IsCountedAndNotWrittenAgain()
    {
        for (var again = 0; again < 3; again++)
            await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"));

        var message = await Http.OnlyInboundMessage();

        Assert.That((message.Text("outcome"), message.Number("repeats")), Is.EqualTo(("tracked", 2)));
    }

    [Test]
    public async Task TheSameBookingThroughAnotherMessage_IsADuplicateWithItsBooking()
    {
        var tracked = await TestApi.Body(await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1")));
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("087 123 4567", "B-1"));

        var duplicate = await Http.OnlyInboundMessage("outcome=duplicate");

        Assert.That(duplicate.Text("bookingId"), Is.EqualTo(tracked.Text("bookingId")));
    }

    [Test]
    public async Task ABadPhone_IsUnusableWithASentenceForStaff()
    {
        var answer = await Http.Post(InboxApi.N8n, InboxApi.ABooking("12", "B-1"));

        var message = await Http.OnlyInboundMessage("outcome=unusable");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((message.Text("code"), message.Text("reason")),
            Is.EqualTo(("phone.too_short", "The phone number '12' is too short for Ireland.")));
    }

    [Test]
    public async Task ABookingThatIsRefusedHalfWay_LeavesNoHalfClient()
    {
        await Http.Post(InboxApi.N8n, """{"phone":"0871234567","service":"Cut","dateTime":"2026-12-04T17:45","status":"completed"}""");

        var message = await Http.OnlyInboundMessage("outcome=unusable");
        var client = await Http.GetAsync($"{TestApi.TenantPath}/clients/by-phone/0871234567");

        Assert.That((message.Text("code"), client.StatusCode),
            Is.EqualTo(("booking.begins_open", HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task AKeyWhoseFirstContentWasUnusable_IsTrackedOnceItIsRight()
    {
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("12", "B-1"), "key-1");
        var answer = await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"), "key-1");

        var message = await Http.OnlyInboundMessage();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((message.Text("outcome"), message.Number("repeats"), message.Text("reason")),
            Is.EqualTo(("tracked", 1, (string?)null)));
    }

    [Test]
    public async Task AnotherContentUnderAUsedKey_IsKeptAsAMessageOfItsOwn()
    {
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"), "key-1");
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("0861234567", "B-2"), "key-1");

        var kept = await Http.OnlyInboundMessage("outcome=unusable");

        Assert.That(kept.Text("code"), Is.EqualTo("idempotency_key.reused"));
        Assert.That((await Http.Get($"{InboxApi.Path}/{kept.Text("id")}")).Text("body"), Does.Contain("0861234567"));
    }

    [Test]
    public async Task AKeyThatLaterBringsAnotherBooking_HasAMessageForEach()
    {
        var first = await TestApi.Body(
            await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"), "key-1"));
        _vendors.Clock.Now += (long)TimeSpan.FromHours(25).TotalMilliseconds;   // the key means nothing any more
        var second = await TestApi.Body(
            await Http.Post(InboxApi.N8n, InboxApi.ABooking("0861234567", "B-2"), "key-1"));
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("0861234567", "B-2"), "key-1");

        var kept = (await Http.InboundMessages("outcome=tracked")).ToDictionary(one => one.Text("bookingId")!);

        Assert.That(kept.Keys, Is.EquivalentTo(new[] { first.Text("bookingId"), second.Text("bookingId") }));
        Assert.That(
            (await Http.Get($"{InboxApi.Path}/{kept[second.Text("bookingId")!].Text("id")}")).Text("body"),
            Does.Contain("0861234567"));
    }

    [Test]
    public async Task AnEventWithoutABooking_IsIgnoredAndCountedByItsType()
    {
        foreach (var name in new[] { "call_started", "call_ended", "transcript_updated" })
            await _vendors.Retell($$$"""{"event":"{{{name}}}","call":{"call_id":"call_1"}}""");
        await _vendors.Retell("""{"event":"call_started","call":{"call_id":"call_2"}}""");
        await _vendors.Retell("""{"event":"call_started","call":{"call_id":"call_2"}}""");

        var counts = (await Http.Get($"{InboxApi.Path}/counts")).GetProperty("items").EnumerateArray()
            .Where(one => one.Text("channel") == "retell")
            .Select(one => (
                one.Text("eventType"), one.Text("outcome"), one.Number("deliveries"), one.Number("repeats")));

        Assert.That(counts, Is.EqualTo(new[]
        {
            ("call_ended", "ignored", 1, 0), ("call_started", "ignored", 2, 1), ("transcript_updated", "ignored", 1, 0),
        }));
    }

    [Test]
    public async Task ACallAnalysedAgain_IsTrackedWhenTheSecondAnalysisFindsTheBooking()
    {
        const string Call = """{"event":"call_analyzed","call":{"call_id":"call_1","direction":"inbound","from_number":"+353871234567","call_analysis":{"custom_analysis_data":{"booking_confirmed":CONFIRMED,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}}}}""";
        await _vendors.Retell(Call.Replace("CONFIRMED", "false", StringComparison.Ordinal));
        await _vendors.Retell(Call.Replace("CONFIRMED", "true", StringComparison.Ordinal));

        var message = await Http.OnlyInboundMessage();

        Assert.That((message.Text("outcome"), message.Text("key"), message.Number("repeats")),
            Is.EqualTo(("tracked", "call_analyzed:call_1", 1)));
    }

    [Test]
    public async Task WrongSignatures_AreOneRefusedRowAnHourWithoutABody()
    {
        for (var one = 0; one < 5; one++)
            await _vendors.Retell(Encoding.UTF8.GetBytes($$"""{"event":"call_started","n":{{one}}}"""), signature: "v=1,d=2");
        _vendors.Clock.Now += 3_600_000;
        await _vendors.Whatsapp("{}"u8.ToArray(), signature: "sha256=00");
        await _vendors.Retell("{}"u8.ToArray(), signature: "v=1,d=2");

        var refused = await Http.InboundMessages("outcome=refused");

        Assert.That(refused.Select(one => (one.Text("channel"), one.Number("repeats"), one.Text("hasBody"))),
            Is.EquivalentTo(new[] { ("retell", 4, "False"), ("retell", 0, "False"), ("whatsapp", 0, "False") }));
        Assert.That(refused[0].Text("reason"), Does.Contain("secret"));
    }

    [Test]
    public async Task MessagesOfOneWhatsappMessage_AreMessagesOfTheirOwn()
    {
        await _vendors.Whatsapp(Sample.Text("whatsapp_text.json"));
        await _vendors.Whatsapp(Sample.Text("whatsapp_status.json"));
        await _vendors.Whatsapp(Sample.Text("whatsapp_flow_booking.json"));

        var messages = await Http.InboundMessages("channel=whatsapp");

        Assert.That(messages.Select(one => (one.Text("eventType"), one.Text("outcome"))), Is.EquivalentTo(new[]
        {
            ("text", "ignored"), ("statuses", "ignored"), ("interactive", "tracked"),
        }));
    }

    [TestCase("{")]
    [TestCase("[]")]
    public async Task WhatIsNoJsonObject_IsUnusableAndKeptAsItWas(string body)
    {
        await Http.Post(InboxApi.N8n, body);
        await _vendors.Retell(body);

        var messages = await Http.InboundMessages("outcome=unusable");
        var ours = messages.Where(one => one.Text("senderName") != "Demo workflow").ToList();

        Assert.That(ours.Select(one => one.Text("channel")), Is.EquivalentTo(new[] { "n8n", "retell" }));
        Assert.That((await Http.Get($"{InboxApi.Path}/{ours[0].Text("id")}")).Text("body"), Is.EqualTo(body));
    }

    [Test]
    public async Task ABodyThatIsTooLarge_IsUnusableWithoutIt()
    {
        await Http.Post(InboxApi.N8n, new string(' ', 1024 * 1024) + "{}");

        var message = await Http.OnlyInboundMessage("outcome=unusable");

        Assert.That((message.Text("code"), message.Text("hasBody")), Is.EqualTo(("body.too_large", "False")));
    }

    [Test]
    public async Task ABodyThatNamesAnotherTenant_IsKeptUnderTheSendersOwn()
    {
        var answer = await Http.Post(InboxApi.N8n, """{"tenantId":"01930000-0000-7000-8000-0000000000aa","phone":"0871234567"}""");

        var message = await Http.OnlyInboundMessage("outcome=unusable");

        Assert.That((answer.StatusCode, message.Text("code")),
            Is.EqualTo((HttpStatusCode.Forbidden, "tenant.forbidden")));
    }

    [Test]
    public async Task AMalformedIdempotencyKey_IsRefusedAndTheBookingKept()
    {
        var answer = await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"), "two words");

        var message = await Http.OnlyInboundMessage("outcome=unusable");

        Assert.That((answer.StatusCode, message.Text("code"), message.Text("hasBody")),
            Is.EqualTo((HttpStatusCode.BadRequest, "idempotency_key.malformed", "True")));
    }

    [Test]
    public async Task ATokenThatMayNotPost_IsNotedAsRefused()
    {
        var account = await TestApi.Body(await Http.PostAsync(
            $"{TestApi.TenantPath}/service-accounts", TestApi.Json("""{"name":"reader","scopes":["clients:read"]}""")));
        using var reader = _vendors.Api.As(account.Text("token")!);

        var answers = new[]
        {
            await reader.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1")),
            await reader.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-2")),
        };
        var message = await Http.OnlyInboundMessage("outcome=refused");

        Assert.That(answers.Select(one => one.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((message.Text("senderName"), message.Text("code"), message.Number("repeats")),
            Is.EqualTo(("reader", "token.scope_missing", 1)));
    }

    [Test]
    public async Task WhatTheDatabaseFileHolds_IsNoPlainBody()
    {
        await Http.Post(InboxApi.N8n, InboxApi.ABooking("12", "a-word-that-stands-nowhere-else"));

        var bodies = await _vendors.Api.Read(db => db.Set<InboundMessage>().Select(one => one.Body).ToListAsync());

        Assert.That(bodies, Has.Count.EqualTo(2).And.None.Null);
        Assert.That(bodies.Select(body => Encoding.UTF8.GetString(body!)),
            Has.None.Contains("a-word-that-stands-nowhere-else"));
    }

    [Test]
    public async Task Message_WhenTheSaveFails_IsNeitherBookedNorLogged()
    {
        _vendors.Outage.Begin(saves: 1);

        var answer = await Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"));

        Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(500));
        Assert.That(await _vendors.Api.Read(db => db.Set<Booking>()
            .CountAsync(one => one.ExternalBookingId == "B-1")), Is.Zero);
        Assert.That(await Http.InboundMessages("outcome=tracked"), Is.Empty);
    }

    [Test]
    public async Task SameMessage64TimesAtOnce_IsOneRowWith63Repeats()
    {
        await Task.WhenAll(Enumerable.Range(0, 64)
            .Select(_ => Http.Post(InboxApi.N8n, InboxApi.ABooking("0871234567", "B-1"))));

        var message = await Http.OnlyInboundMessage();

        Assert.That((message.Text("outcome"), message.Number("repeats")), Is.EqualTo(("tracked", 63)));
    }

    [Test]
    public async Task UnusableMessage64TimesAtOnce_IsOneRowWith63Repeats()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64)
            .Select(_ => Http.Post(InboxApi.N8n, InboxApi.ABooking("12", "B-1"))));

        var message = await Http.OnlyInboundMessage();

        Assert.That(answers.Select(one => one.StatusCode), Is.All.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((message.Text("outcome"), message.Number("repeats")), Is.EqualTo(("unusable", 63)));
    }
}
