using System.Net;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

internal sealed class TwilioChannelTests
{
    private const string Answer = """{"booking_confirmed":true,"service":"Cut & blow dry","start_time":"2026-12-05T11:00:00+00:00","price":65}""";

    private VendorApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Text_Recorded_IsAcknowledgedAndTracksNothing()
    {
        var before = await _api.CountBookings();

        var answer = await _api.Twilio(Sample.Text("twilio_whatsapp.txt"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("<Response/>"));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/xml"));
        Assert.That(await _api.CountBookings(), Is.EqualTo(before));
    }

    [TestCase("ButtonPayload")]
    [TestCase("InteractiveData")]
    public async Task Answer_WithAConfirmedBooking_BooksOnceHoweverOftenItComes(string field)
    {
        var form = Form("SM_" + field, field, Answer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => _api.Twilio(form)));

        var booking = await _api.Booking("twilio:SM_" + field);
        var client = await _api.Client(booking.ClientId);
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (booking.ServiceName, booking.Amount, booking.Source, booking.Channel),
            Is.EqualTo(("Cut & blow dry", 65m, Source.Whatsapp, Channel.Twilio)));
        Assert.That(
            (client.FirstName, client.LastName, client.Phone), Is.EqualTo(("Sinéad", "Murphy", "+353861234567")));
    }

    [TestCase("ButtonPayload", "yes")]
    [TestCase("ButtonPayload", """{"booking_confirmed":false,"service":"Cut","start_time":"2026-12-05T11:00"}""")]
    [TestCase("ButtonPayload", """{"booking_confirmed":true,"service":"Cut","start_time":"soon"}""")]
    [TestCase("InteractiveData", "[]")]
    [TestCase("InteractiveData", "\ufffe")]
    public async Task Answer_ThatIsNoConfirmedBooking_TracksNothing(string field, string value)
    {
        var answer = await _api.Twilio(Form("SM_none", field, value));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.Bookings("twilio:SM_none"), Is.Empty);
    }

    [TestCase("whatsapp:sinead.m", "353866660001", "+353866660001")]
    [TestCase("whatsapp:+353866660002", "", "+353866660002")]
    public async Task Number_WhereTheSenderShowsNone_IsTheOneBesideIt(string from, string waId, string expected)
    {
        await _api.Twilio(Form("SM_from_" + waId, "ButtonPayload", Answer, from, waId));

        var client = await _api.Client((await _api.Booking("twilio:SM_from_" + waId)).ClientId);
        Assert.That(client.Phone, Is.EqualTo(expected));
    }

    [Test]
    public async Task Nobody_WithoutAnyNumber_IsAcknowledgedAndNotTracked()
    {
        var answer = await _api.Twilio(Form("SM_nobody", "ButtonPayload", Answer, "whatsapp:sinead.m", ""));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.Bookings("twilio:SM_nobody"), Is.Empty);
    }

    [Test]
    public async Task Messages_WhoseIdIsBlank_AreMessagesOfTheirOwn()
    {
        await _api.Twilio(Form(" ", "ButtonPayload", Answer, "whatsapp:+353866660003"));
        await _api.Twilio(Form(" ", "ButtonPayload", Answer, "whatsapp:+353866660004"));

        var tracked = await _api.Api.Read(db => db.Set<Booking>().CountAsync(booking =>
            booking.BookingKey!.StartsWith("derived:")
            && db.Set<InboundMessage>()
                .Any(one => one.BookingId == booking.Id && one.Outcome == InboundMessageOutcome.Tracked)));
        Assert.That(tracked, Is.EqualTo(2));
    }

    [Test]
    public async Task WrongSignature_Is403AndTracksNothing()
    {
        var form = Form("SM_forged", "ButtonPayload", Answer);
        var path = $"/api/webhooks/twilio/{Demo.TwilioConnectionId}";

        var answers = new[]
        {
            await _api.Twilio(form, signature: ""),
            await _api.Twilio(form, VendorApi.TwilioSignature("http://localhost:3000" + path, form, "another-token")),
            await _api.Twilio(
                form, VendorApi.TwilioSignature("https://localhost:3000" + path, form, Demo.TwilioSecret)),
            await _api.Twilio(
                form, VendorApi.TwilioSignature("http://localhost:3000" + path + "/", form, Demo.TwilioSecret)),
            await _api.Twilio(
                form + "&More=1", VendorApi.TwilioSignature("http://localhost:3000" + path, form, Demo.TwilioSecret)),
        };

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await _api.Bookings("twilio:SM_forged"), Is.Empty);
    }

    [Test]
    public async Task Signature_CoversTheQuery()
    {
        var answer = await _api.Twilio(Sample.Text("twilio_whatsapp.txt"), query: "?salon=willow%20%26%20pine&x=");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Signature_IsOverThePublicAddressWhateverTheRequestSays()
    {
        await using var behindProxy = VendorApi.Start(new() { ["PublicBaseUrl"] = "https://hooks.example.test" });

        var plain = await behindProxy.Twilio(Sample.Text("twilio_whatsapp.txt"), origin: "https://hooks.example.test");
        var withPort = await behindProxy.Twilio(
            Sample.Text("twilio_whatsapp.txt"), origin: "https://hooks.example.test:443");
        var local = await behindProxy.Twilio(Sample.Text("twilio_whatsapp.txt"), origin: "http://localhost:3000");

        Assert.That(
            (plain.StatusCode, withPort.StatusCode, local.StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden)));
    }

    [Test]
    public async Task Connection_Unknown_Is404() => Assert.That(
        (await _api.Twilio(Sample.Text("twilio_whatsapp.txt"), connection: Guid.CreateVersion7()))
            .StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Body_OverOneMebibyte_Is413() => Assert.That(
        (await _api.Twilio("Body=" + new string('x', 1024 * 1024), signature: ""))
            .StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));

    [Test]
    public async Task OurOwnOutage_Is5xx()
    {
        _api.Outage.Begin(saves: 1);

        var answer = await _api.Twilio(Form("SM_outage", "ButtonPayload", Answer));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    private static string Form(
        string id, string field, string value, string from = "whatsapp:+353861234567", string waId = "353861234567") =>
        $"From={Uri.EscapeDataString(from)}&WaId={waId}&ProfileName=Sin%C3%A9ad+Murphy&MessageSid={id}&{field}={Uri.EscapeDataString(value)}";
}
