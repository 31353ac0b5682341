using System.Net;
using System.Text;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Tests.Channels;

internal sealed class WhatsappChannelTests
{
    private VendorApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task CompletedFlow_Recorded_BooksOnceHoweverOftenItComes()
    {
        var body = Sample.Bytes("whatsapp_flow_booking.json");

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => _api.Whatsapp(body)));

        var booking = await _api.Booking("whatsapp:wamid.HBgMMzUzODYxMjM0NTY3FQIAEhgUM0E3RkIwQzQ1RDkxMjAwMkZMT1cA");
        var client = await _api.Client(booking.ClientId);
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await answers[0].Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(
            (booking.ServiceName, booking.StaffMember, booking.Amount, booking.Currency.Code, booking.ExternalBookingId,
                booking.Source),
            Is.EqualTo(("Cut & blow dry", "Ciara", 65m, "EUR", "BKG-20261205-0031", Source.Whatsapp)));
        Assert.That(
            (client.FirstName, client.LastName, client.Phone), Is.EqualTo(("Sinéad", "Murphy", "+353861234567")));
        Assert.That(client.ContactPoints.Select(point => (point.Kind, point.Key)), Is.EquivalentTo(new[]
        {
            (ContactPointKind.Phone, "+353861234567"), (ContactPointKind.WhatsappUserId, "IE.13491208655302741918"),
        }));
    }

    [TestCase("whatsapp_text.json")]
    [TestCase("whatsapp_status.json")]
    [TestCase("hostile_not_json.txt")]
    public async Task OtherMessages_AreAcknowledgedAndTrackNothing(string sample)
    {
        var before = await _api.CountBookings();

        var answer = await _api.Whatsapp(Sample.Bytes(sample));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.CountBookings(), Is.EqualTo(before));
    }

    [TestCase("\"field\":\"messages\"", "\"field\":\"smb_message_echoes\"")]
    [TestCase("whatsapp_business_account", "instagram")]
    [TestCase("nfm_reply\",\"nfm", "button_reply\",\"nfm")]
    [TestCase("true", "false")]
    public async Task Flow_ThatIsNoneOrNotConfirmed_TracksNothing(string part, string other)
    {
        var body = InboundMessage(Message("wamid.none", Confirmed())).Replace(part, other, StringComparison.Ordinal);

        var answer = await _api.Whatsapp(body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.Bookings("whatsapp:wamid.none"), Is.Empty);
    }

    [Test]
    public async Task WrongSignature_Is401AndTracksNothing()
    {
        var body = Encoding.UTF8.GetBytes(InboundMessage(Message("wamid.forged", Confirmed())));
        var good = VendorApi.WhatsappSignature(body, Demo.WhatsappSecret);

        var answers = new[]
        {
            await _api.Whatsapp(body, signature: ""),
            await _api.Whatsapp(body, secret: "another-secret"),
            await _api.Whatsapp([.. body, (byte)'\n'], good),
        };

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await _api.Bookings("whatsapp:wamid.forged"), Is.Empty);
    }

    [Test]
    public async Task Relay_ThatTurnedEscapesIntoCharacters_IsBelieved()
    {
        var escaped = InboundMessage(Message("wamid.relay", Confirmed()))
            .Replace("Nora", @"N\u00f3ra \ud83d\udc87", StringComparison.Ordinal);
        var relayed = escaped.Replace(@"N\u00f3ra \ud83d\udc87", "Nóra \U0001F487", StringComparison.Ordinal);

        var answer = await _api.Whatsapp(
            Encoding.UTF8.GetBytes(relayed),
            VendorApi.WhatsappSignature(Encoding.UTF8.GetBytes(escaped), Demo.WhatsappSecret));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.Bookings("whatsapp:wamid.relay"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Connection_Unknown_Is404()
    {
        var posted = await _api.Whatsapp(Sample.Bytes("whatsapp_text.json"), connection: Guid.CreateVersion7());
        var asked = await _api.Http.GetAsync($"/api/webhooks/whatsapp/{Guid.CreateVersion7()}?hub.mode=subscribe");

        Assert.That(
            (posted.StatusCode, asked.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [TestCase((1024 * 1024) + 1, "", HttpStatusCode.Unauthorized)]
    [TestCase((3 * 1024 * 1024) + 1, "", HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_IsLimitedToThreeMebibytes(int size, string signature, HttpStatusCode expected) =>
        Assert.That((await _api.Whatsapp(new byte[size], signature)).StatusCode, Is.EqualTo(expected));

    [Test]
    public async Task Verification_WithTheToken_EchoesTheChallengeAsPlainText()
    {
        var answer = await Verify(
            "hub.mode=subscribe&hub.challenge=%3Cb%3E1158201444%20&hub.verify_token=" + Demo.WhatsappVerifyToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("<b>1158201444 "));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }

    [TestCase("hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong")]
    [TestCase("hub.mode=subscribe&hub.challenge=1")]
    [TestCase("hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=" + Demo.WhatsappVerifyToken)]
    [TestCase("hub.challenge=1&hub.verify_token=" + Demo.WhatsappVerifyToken)]
    public async Task Verification_Otherwise_Is403(string query) =>
        Assert.That((await Verify(query)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task Batch_WithAWrongMessageInIt_BooksTheOthers()
    {
        var body = InboundMessage(
            Message("wamid.batch.1", "not json"), Message("wamid.batch.2", Confirmed()), "17", "null",
            Message("wamid.batch.3", """{"booking_confirmed":true,"service":"Cut","start_time":"whenever"}"""),
            Message("wamid.batch.4", Confirmed("Trim")));

        var answer = await _api.Whatsapp(body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _api.Booking("whatsapp:wamid.batch.2")).ServiceName, Is.EqualTo("Cut"));
        Assert.That((await _api.Booking("whatsapp:wamid.batch.4")).ServiceName, Is.EqualTo("Trim"));
        Assert.That(await _api.Bookings("whatsapp:wamid.batch.1"), Is.Empty);
        Assert.That(await _api.Bookings("whatsapp:wamid.batch.3"), Is.Empty);
    }

    [Test]
    public async Task OurOwnOutage_InOneMessage_StillBooksTheOthersAndAsksForARepeat()
    {
        var body = InboundMessage(Message("wamid.outage.1", Confirmed()), Message("wamid.outage.2", Confirmed("Trim")));
        _api.Outage.Begin(saves: 1);

        var first = await _api.Whatsapp(body);
        var survivors = await _api.Bookings("whatsapp:wamid.outage.2");
        var second = await _api.Whatsapp(body);

        Assert.That(
            (first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(survivors, Has.Count.EqualTo(1));
        Assert.That((await _api.Bookings("whatsapp:wamid.outage.1")).Count
            + (await _api.Bookings("whatsapp:wamid.outage.2")).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Person_WithoutANumber_IsFoundAgainByUserId()
    {
        await _api.Whatsapp(InboundMessage(Message("wamid.user.1", Confirmed(), from: null, userId: "IE.777")));
        await _api.Whatsapp(InboundMessage(Message("wamid.user.2", Confirmed("Trim"), from: null, userId: "IE.777")));
        await _api.Whatsapp(
            InboundMessage(Message("wamid.user.3", Confirmed("Colour"), from: "353865550001", userId: "IE.777")));

        var bookings = new[]
        {
            await _api.Booking("whatsapp:wamid.user.1"), await _api.Booking("whatsapp:wamid.user.2"),
                await _api.Booking("whatsapp:wamid.user.3"),
        };
        var client = await _api.Client(bookings[0].ClientId);
        Assert.That(bookings.Select(booking => booking.ClientId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(client.Phone, Is.EqualTo("+353865550001"));
    }

    [Test]
    public async Task Name_NotAskedFor_IsTheProfiles()
    {
        await _api.Whatsapp(InboundMessage(Message("wamid.profile", """{"booking_confirmed":true,"service":"Cut","start_time":"2026-12-05T11:00"}""", from: "353865550099"))
            .Replace("[]", """[{"wa_id":"1","profile":{"name":"Somebody Else"}},{"wa_id":"353865550099","profile":{"name":"Róisín de Burca"}}]""", StringComparison.Ordinal));

        var client = await _api.Client((await _api.Booking("whatsapp:wamid.profile")).ClientId);
        Assert.That((client.FirstName, client.LastName), Is.EqualTo(("Róisín", "de Burca")));
    }

    [Test]
    public async Task FieldMap_IsReadInsideTheAnswer()
    {
        var connection = await _api.Connect(new
        {
            channel = "whatsapp",
            name = "Mapped",
            secret = "mapped-secret",
            fieldMap = new Dictionary<string, string[]>
            {
                ["confirmed"] = ["screen_2.agreed"],
                ["service"] = ["screen_1.service"],
                ["start"] = ["screen_1.slot"],
                ["reference"] = ["ref"],
            },
        });
        var answer = """{"flow_token":"ref=TOKEN-1","ref":"FORM-1","screen_1":{"service":"Facial","slot":"2026-12-05T11:00"},"screen_2":{"agreed":true}}""";

        await _api.Whatsapp(InboundMessage(Message("wamid.mapped", answer)), connection, "mapped-secret");

        var booking = await _api.Booking("whatsapp:wamid.mapped");
        Assert.That((booking.ServiceName, booking.ExternalBookingId), Is.EqualTo(("Facial", "FORM-1")));
    }

    [Test]
    public async Task TwoTenants_BehindOneApp_EachGetTheirOwnMessages()
    {
        var other = await _api.AnotherTenant();
        await _api.Connect(new
        {
            channel = "whatsapp",
            name = "Theirs",
            secret = Demo.WhatsappSecret,
            phoneNumberId = "500000000000001"
        }, other, Demo.PlatformToken);
        await _api.Connect(new
        {
            channel = "whatsapp",
            name = "Another app",
            secret = "another-apps-secret",
            phoneNumberId = "500000000000002"
        }, other, Demo.PlatformToken);
        var (before, strays) = (await _api.CountBookings(), Strays);

        var answer = await _api.Whatsapp($$"""
            {"object":"whatsapp_business_account","entry":[
            {{Entry("411122233344455", Message("wamid.ours", Confirmed()))}},
            {{Entry("500000000000001", Message("wamid.theirs", Confirmed()))}},
            {{Entry("500000000000002", Message("wamid.other_app", Confirmed()))}},
            {{Entry("599999999999999", Message("wamid.nobodys", Confirmed()))}}]}
            """);

        var theirs = await TestApi.Body(await _api.Api.As(Demo.PlatformToken).GetAsync($"{other}/bookings"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.CountBookings(), Is.EqualTo(before + 1));
        Assert.That(await _api.Bookings("whatsapp:wamid.ours"), Has.Count.EqualTo(1));
        Assert.That(theirs.GetProperty("items").GetArrayLength(), Is.EqualTo(1));
        Assert.That(Strays, Is.EqualTo(strays + 2));
    }

    [Test]
    public async Task Number_ClaimedByTwoTenants_IsNobodys()
    {
        foreach (var tenant in new[] { await _api.AnotherTenant(), await _api.AnotherTenant() })
            await _api.Connect(new
            {
                channel = "whatsapp",
                name = "Claim",
                secret = Demo.WhatsappSecret,
                phoneNumberId = "500000000000009"
            }, tenant, Demo.PlatformToken);

        await _api.Whatsapp($$"""{"object":"whatsapp_business_account","entry":[{{Entry("500000000000009", Message("wamid.claimed", Confirmed()))}}]}""");

        Assert.That(await _api.Bookings("whatsapp:wamid.claimed"), Is.Empty);
        Assert.That(_api.Api.Log.All, Has.Some.Contains("connection.unknown_number").And.Contains("…wamid.claimed"));
    }

    private int Strays =>
        _api.Api.Log.All.Count(line => line.Contains("connection.unknown_number", StringComparison.Ordinal));

    private Task<HttpResponseMessage> Verify(string query) =>
        _api.Http.GetAsync($"/api/webhooks/whatsapp/{Demo.WhatsappConnectionId}?{query}");

    private static string Confirmed(string service = "Cut") =>
        $$"""{"booking_confirmed":true,"first_name":"Nora","service":"{{service}}","start_time":"2026-12-05T11:00:00+00:00","price":"65,00"}""";

    private static string InboundMessage(params string[] messages) =>
        $$"""{"object":"whatsapp_business_account","entry":[{{Entry("411122233344455", messages)}}]}""";

    private static string Entry(string number, params string[] messages) => $$$$"""
        {"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"{{{{number}}}}"},"contacts":[],"messages":[{{{{string.Join(',', messages)}}}}]}}]}
        """;

    private static string Message(string id, string answer, string? from = "353865550000", string? userId = null)
    {
        var who = (from is null ? "" : $"\"from\":\"{from}\",")
            + (userId is null ? "" : $"\"from_user_id\":\"{userId}\",");
        return $$$$"""
            {{{{{who}}}}"id":"{{{{id}}}}","timestamp":"1795165320","type":"interactive",
            "interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":{{{{JsonSerializer.Serialize(answer)}}}}}}}
            """;
    }
}
