using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Inbox;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>Every channel takes what any salon system calls the client and the booking.</summary>
internal sealed class SalonSystemIdsTests
{
    private const string Chat = "/api/webhooks/chat/booking-confirmed";
    private const string CallEnded = "/api/webhooks/retell/call-ended";
    private const string N8n = "/api/webhooks/n8n/booking-created";
    private const string Track = "/bookings/track";

    private const string Ids =
        """
        "phorestClientId": "igK6", "phorestBusinessId": "biz", "phorestBranchId": "b1",
        "freshaClientId": 8812345, "freshaBusinessId": "F1", "freshaBranchId": "loc-1", "freshaBookingId": "FB-1",
        "serviceMappings": [{"provider": "Timely", "externalClientId": 77, "businessId": "T1"}]
        """;

    private static readonly string SnakeIds = Regex.Replace(
        Ids, "\"(?<name>\\w+)\":", key => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(key.Groups["name"].Value)}\":");

    private VendorApi _vendors = null!;

    [SetUp]
    public void Start() => _vendors = VendorApi.Start();

    [TearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [TestCase(Chat, """{"phone":"0871234567","service":"Cut","dateTime":"2026-12-05T10:00",IDS}""")]
    [TestCase(CallEnded, """{"bookingConfirmed":true,"customerPhoneNumber":"0871234567","service":"Cut","dateTime":"2026-12-05T10:00",IDS}""")]
    [TestCase(CallEnded, """{"bookingConfirmed":true,"bookingDetails":{"phone":"0871234567","service":"Cut","dateTime":"2026-12-05T10:00",IDS}}""")]
    [TestCase(N8n, """{"customer":{"phone":"0871234567"},"booking":{"service":"Cut","dateTime":"2026-12-05T10:00"},IDS}""")]
    [TestCase(N8n, """{"customer":{"phone":"0871234567",IDS},"booking":{"service":"Cut","dateTime":"2026-12-05T10:00"}}""")]
    [TestCase(N8n, """{"bookingData":{"phone":"0871234567","service":"Cut","dateTime":"2026-12-05T10:00",IDS}}""")]
    [TestCase(Track, """{"customerPhone":"0871234567","serviceName":"Cut","appointmentDateTime":"2026-12-05T10:00","source":"web",IDS}""")]
    public async Task Post_WithIdsOfThreeSystems_LinksThemAll(string route, string body)
    {
        var (status, text) = await Post(route, body.Replace("IDS", Ids, StringComparison.Ordinal));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), text);
        await AssertThatAllAreLinked();
    }

    [Test]
    public async Task RetellsAnalysis_WithIdsOfThreeSystems_LinksThemAll()
    {
        await _vendors.Retell(
            """{"event":"call_analyzed","call":{"call_id":"c1","direction":"inbound","from_number":"+353871234567","call_analysis":{"custom_analysis_data":{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-05T10:00",IDS}}}}"""
                .Replace("IDS", SnakeIds, StringComparison.Ordinal));

        await AssertThatAllAreLinked();
    }

    [Test]
    public async Task RetellsFunction_WithIdsOfThreeSystems_LinksThemAll()
    {
        await _vendors.Retell(
            """{"name":"create_booking","args":{"service":"Cut","start":"2026-12-05T10:00",IDS},"call":{"call_id":"c1","direction":"inbound","from_number":"+353871234567"}}"""
                .Replace("IDS", Ids, StringComparison.Ordinal));

        await AssertThatAllAreLinked();
    }

    [Test]
    public async Task WhatsappsFlow_WithIdsOfThreeSystems_LinksThemAll()
    {
        await _vendors.Whatsapp(Sample.Text("whatsapp_flow_booking.json")
            .Replace("""tenant=willow-and-pine;ref=BKG-20261205-0031""", "t", StringComparison.Ordinal)
            .Replace(
                """\"booking_confirmed\":true""",
                """\"booking_confirmed\":true,""" + Ids.ReplaceLineEndings(" ").Replace("\"", "\\\"", StringComparison.Ordinal),
                StringComparison.Ordinal));

        await AssertThatAllAreLinked();
    }

    [Test]
    public async Task TwiliosAnswer_WithIdsOfThreeSystems_LinksThemAll()
    {
        var answer = $$"""{"booking_confirmed":true,"service":"Cut","start_time":"2026-12-05T11:00",{{Ids}}}""";

        await _vendors.Twilio(
            "MessageSid=SM1&From=whatsapp%3A%2B353871234567&ButtonPayload=" + Uri.EscapeDataString(answer));

        await AssertThatAllAreLinked();
    }

    [TestCase("""{"provider":"timely","externalClientId":"77"}""", TestName = "one object")]
    [TestCase("\"[{\\\"provider\\\":\\\"timely\\\",\\\"externalClientId\\\":\\\"77\\\"}]\"", TestName = "a list as text")]
    [TestCase("""[{"service_provider":" TIMELY ","external_client_id":77.0}]""", TestName = "other spellings")]
    [TestCase("""[null,{"provider":"timely","externalClientId":"77"},{"provider":"timely","externalClientId":"77"}]""", TestName = "twice")]
    [TestCase("""[{"provider":"timely","externalClientId":"77"},{"provider":"acme","externalClientId":"N/A"}]""", TestName = "and nothing")]
    public async Task List_HoweverItIsWritten_LinksOne(string list)
    {
        var (status, text) = await Post(Chat, AChat(list));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), text);
        Assert.That(await Mappings(), Is.EqualTo(new[] { ("timely", "77", "") }));
    }

    [TestCase("\"{{ $json.mappings }}\"")]
    [TestCase("\"[object Object]\"")]
    [TestCase("[]")]
    [TestCase("null")]
    public async Task List_ThatMeansNothing_IsNone(string list)
    {
        var (status, text) = await Post(Chat, AChat(list));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), text);
        Assert.That(await Mappings(), Is.Empty);
    }

    [TestCase("7", "serviceMappings")]
    [TestCase("\"77\"", "serviceMappings")]
    [TestCase("[77]", "serviceMappings[0]")]
    [TestCase("""[{"externalClientId":"77"}]""", "serviceMappings[0].provider")]
    [TestCase("""[{"provider":"acme"},{"provider":"Timely 2","externalClientId":"77"}]""", "serviceMappings[1].provider")]
    [TestCase("""[{"provider":"timely","externalClientId":{"id":7}}]""", "serviceMappings[0].externalClientId")]
    [TestCase("""[{"provider":"timely","externalClientId":"1"},{"provider":"timely","externalClientId":"2"}]""", "serviceMappings[1].externalClientId")]
    public async Task List_ThatCannotBeMeant_IsRefusedByItsPlace(string list, string field)
    {
        var chat = await Errors(Chat, AChat(list));
        var call = await Errors(CallEnded, AChat(list).Replace("{\"phone\"", "{\"bookingConfirmed\":true,\"phone\"", StringComparison.Ordinal));

        Assert.That((chat, call), Is.EqualTo((field, field)));
        Assert.That(await Mappings(), Is.Empty);
    }

    [Test]
    public async Task TwoIdsOfOneSystem_AreRefused()
    {
        const string Body = """{"customerPhone":"0871234567","serviceName":"Cut","appointmentDateTime":"2026-12-05T10:00","source":"web","phorestClientId":"A1","phorestBusinessId":"biz","serviceMappings":[{"provider":"phorest","externalClientId":"A2","businessId":"biz"}]}""";

        Assert.That(await Errors(Track, Body), Is.EqualTo("serviceMappings[0].externalClientId"));
    }

    [Test]
    public async Task TooManyOrTooLong_AreRefused()
    {
        var many = string.Join(',', Enumerable.Range(0, 11).Select(
            number => $$"""{"provider":"p{{number}}","externalClientId":"77"}"""));
        var tooLong = string.Concat(Enumerable.Repeat("igK6P6lu4", 50));

        Assert.That(await Errors(Chat, AChat($"[{many}]")), Is.EqualTo("serviceMappings[10].externalClientId"));
        Assert.That(
            await Errors(Chat, AChat($"[{string.Join(',', Enumerable.Repeat("{}", 101))}]")), Is.EqualTo("serviceMappings"));
        Assert.That(
            await Errors(Chat, AChat($$"""[{"provider":"timely","externalClientId":"{{tooLong}}"}]""")),
            Is.EqualTo("serviceMappings[0].externalClientId"));
        Assert.That(
            await Errors(Chat, AChat($$"""[],"freshaClientId":"7","freshaBusinessId":"{{tooLong}}" """)),
            Is.EqualTo("freshaBusinessId"));
    }

    // Its sender could only repeat it, so the booking is recorded and staff read the rest in the notes.
    [Test]
    public async Task SignedMessage_WithTwoIdsOfOneSystem_KeepsTheFirstAndNotesTheOther()
    {
        await _vendors.Retell(
            """{"event":"call_analyzed","call":{"call_id":"c1","direction":"inbound","from_number":"+353871234567","call_analysis":{"custom_analysis_data":{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-05T10:00","fresha_client_id":"A1","service_mappings":[{"provider":"fresha","external_client_id":"A2"},7]}}}}""");

        var booking = await _vendors.Booking("retell:c1");

        Assert.That(await Mappings(), Is.EqualTo(new[] { ("fresha", "A1", "") }));
        Assert.That(booking.Notes, Is.EqualTo("serviceMappings as given: 7\nserviceMappings as given: A2")
            .Or.EqualTo("serviceMappings as given: A2\nserviceMappings as given: 7"));
    }

    [Test]
    public async Task FreshasBookingId_FindsTheBookingToCancel()
    {
        await Post(N8n, """{"customer":{"phone":"0871234567"},"booking":{"service":"Cut","dateTime":"2026-12-05T10:00","freshaBookingId":"FB-9"}}""");

        var (status, text) = await Post("/api/webhooks/n8n/booking-cancelled", """{"freshaBookingId":"FB-9"}""");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(text, Does.Contain("cancelled"));
    }

    [Test]
    public async Task Message_WithAnotherPhoneAndFreshasId_IsTheSameClient()
    {
        await Post(Chat, """{"phone":"0871234567","firstName":"Aoife","service":"Cut","dateTime":"2026-12-05T10:00","freshaClientId":"F-1"}""");

        var (_, text) = await Post(Chat, """{"phone":"0862220001","firstName":"Aoife","service":"Cut","dateTime":"2026-12-06T10:00","freshaClientId":"F-1"}""");

        var match = JsonDocument.Parse(text).RootElement.GetProperty("match");
        Assert.That(
            (match.GetProperty("by").GetString(), match.GetProperty("key").GetString()),
            Is.EqualTo(("service_mapping", "F-1")));
    }

    [Test]
    public async Task Corrections_TakeTheListAsText()
    {
        await _vendors.Api.Http.Post(Chat, """{"phone":"12","service":"Cut","dateTime":"2026-12-05T10:00"}""");
        var message = await _vendors.Api.Http.OnlyInboundMessage();

        var answer = await _vendors.Api.Http.Post(
            $"{TestApi.TenantPath}/inbound-messages/{message.GetProperty("id").GetGuid()}/replay",
            """{"corrections":{"phone":"0871234567","serviceMappings":"[{\"provider\":\"timely\",\"externalClientId\":\"77\"}]"}}""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        Assert.That(await Mappings(), Is.EqualTo(new[] { ("timely", "77", "") }));
    }

    private static string AChat(string list) =>
        $$"""{"phone":"0871234567","service":"Cut","dateTime":"2026-12-05T10:00","serviceMappings":{{list}}}""";

    private async Task AssertThatAllAreLinked()
    {
        var booking = await _vendors.Api.Read(db => db.Set<Booking>().SingleAsync(one => one.ServiceName != "Demo" && one.Id != Demo.BookingId));
        Assert.That(await Mappings(), Is.EqualTo(new[]
        {
            ("fresha", "8812345", "F1"), ("phorest", "igK6", "biz"), ("timely", "77", "T1"),
        }));
        Assert.That((booking.ExternalProvider, booking.ExternalBookingId), Is.EqualTo(("fresha", "FB-1")));
    }

    // The demo's own is left out.
    private async Task<List<(string, string, string)>> Mappings()
    {
        var all = await _vendors.Api.Read(db => db.Set<ServiceMapping>().Where(one => one.ClientId != Demo.ClientId)
            .OrderBy(one => one.ServiceProvider).ToListAsync());
        return [.. all.Select(one => (one.ServiceProvider, one.ExternalClientId, one.BusinessId))];
    }

    private async Task<(HttpStatusCode Status, string Text)> Post(string route, string body)
    {
        var answer = await _vendors.Api.Http.Post(route == Track ? TestApi.TenantPath + Track : route, body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Errors(string route, string body)
    {
        var (status, text) = await Post(route, body);
        Assert.That((int)status, Is.EqualTo(400).Or.EqualTo(422), text);
        return string.Join(", ", JsonDocument.Parse(text).RootElement.GetProperty("errors").EnumerateObject()
            .Select(error => error.Name));
    }
}
