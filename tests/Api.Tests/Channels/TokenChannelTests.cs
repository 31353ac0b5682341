using System.Net;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>The channels that come with a token: the seed's simplified voice form, the web chat widget, n8n.</summary>
internal sealed class TokenChannelTests
{
    private const string CallEnded = "/api/webhooks/retell/call-ended";
    private const string Chat = "/api/webhooks/chat/booking-confirmed";
    private const string N8n = "/api/webhooks/n8n/booking-created";

    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start();

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase(CallEnded, "seed_retell_simplified.json")]
    [TestCase(Chat, "chat_booking_confirmed.json")]
    [TestCase(N8n, "seed_n8n_booking_created.json")]
    [TestCase(N8n, "n8n_booking_created.json")]
    public async Task Post_ARecordedBookingTwice_RecordsItOnce(string route, string sample)
    {
        var first = await Post(route, Sample.Text(sample));
        var second = await Post(route, Sample.Text(sample));

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)));
        Assert.That(
            second.Body.GetProperty("bookingId").GetGuid(), Is.EqualTo(first.Body.GetProperty("bookingId").GetGuid()));
        Assert.That(second.Body.GetProperty("match").GetProperty("decision").GetString(), Is.EqualTo("duplicate"));
        Assert.That(await _api.Read(db =>
            db.Set<Booking>().CountAsync(booking => booking.Channel != Domain.Common.Channel.Rest)), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_TheSeedsN8nBody_IsReadWhole()
    {
        var answer = await Post(N8n, Sample.Text("seed_n8n_booking_created.json"));

        var id = new BookingId(answer.Body.GetProperty("bookingId").GetGuid());
        var booking = await _api.Read(db => db.Set<Booking>().SingleAsync(one => one.Id == id));
        var client = await _api.Read(db => db.Set<Client>().SingleAsync(one => one.Id == booking.ClientId));
        var mapping = await _api.Read(
            db => db.Set<ServiceMapping>().SingleAsync(one => one.ClientId == booking.ClientId));
        Assert.That(booking.BookingDate, Is.EqualTo(DateTimeOffset.Parse("2026-12-27T14:00:00Z", null)),
            "Dublin is on UTC in winter");
        Assert.That((booking.Amount, booking.Currency.Code, booking.Source), Is.EqualTo((75m, "EUR", Source.Voice)));
        Assert.That(
            (client.FirstName, client.LastName, client.Phone), Is.EqualTo(("Aoife", "Ní Bhriain", "+353871234567")));
        Assert.That((mapping.ExternalClientId, mapping.BusinessId, mapping.BranchId),
            Is.EqualTo(("igK6P6lu40g3UeT_zhmJhw", "biz-wp", "SE-J0dublin6")));
    }

    [TestCase("""{"event":"call_ended","bookingConfirmed":false,"customerPhoneNumber":"+353871234567"}""")]
    [TestCase("""{"event":"call_ended"}""")]
    [TestCase("""{"event":"call_ended","bookingConfirmed":"no"}""")]
    public async Task Post_ACallWithoutAConfirmation_TracksNothing(string body)
    {
        var answer = await Post(CallEnded, body);

        Assert.That(
            (answer.Status, answer.Body.GetProperty("tracked").GetBoolean()), Is.EqualTo((HttpStatusCode.OK, false)));
    }

    [Test]
    public async Task Post_DetailsUnderBookingDetails_AreRead()
    {
        var answer = await Post(CallEnded, """
            {"event":"call_ended","bookingConfirmed":true,"metadata":{"tenantId":"eb40f9f0-e696-4f46-bf00-4c7cf96338cc"},"customerPhoneNumber":"+353871234567",
             "bookingDetails":{"firstName":"Aoife","lastName":"Byrne","email":"a@example.ie","service":"Massage","dateTime":"2026-07-01T10:00","price":"75,00","duration":60,"phorestClientId":"abcDEF"}}
            """);

        var id = new BookingId(answer.Body.GetProperty("bookingId").GetGuid());
        var booking = await _api.Read(db => db.Set<Booking>().SingleAsync(one => one.Id == id));
        Assert.That(
            (booking.ServiceName, booking.Amount, booking.Duration), Is.EqualTo(("Massage", (decimal?)75m, (int?)60)));
        Assert.That(booking.BookingDate, Is.EqualTo(DateTimeOffset.Parse("2026-07-01T09:00:00Z", null)),
            "Dublin is an hour ahead in summer");
    }

    [Test]
    public async Task Post_ThreeSpellingsOverThreeChannels_FindOneClient()
    {
        var voice = await Post(CallEnded, Sample.Text("seed_retell_simplified.json"));
        var web = await Post(Chat, Sample.Text("chat_booking_confirmed.json")
            .Replace("0851112233", "00353 87 123 4567", StringComparison.Ordinal));
        var n8n = await Post(N8n, Sample.Text("n8n_booking_created.json")
            .Replace("\"+353 87 999 8877\"", "353871234567", StringComparison.Ordinal));

        var clients = new[] { voice, web, n8n }.Select(answer => answer.Body.GetProperty("clientId").GetGuid());
        Assert.That(clients.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_UpdatedThenCancelled_ChangesTheBooking()
    {
        await Post(N8n, Sample.Text("n8n_booking_created.json"));

        var moved = await Post("/api/webhooks/n8n/booking-updated", """{"externalId":"BKG-20261204-0102","booking":{"dateTime":"2026-12-05T10:00:00Z","price":"30,00"}}""");
        var cancelled = await Post("/api/webhooks/n8n/booking-cancelled", """{"externalId":"BKG-20261204-0102"}""");
        var again = await Post("/api/webhooks/n8n/booking-cancelled", """{"externalId":"BKG-20261204-0102"}""");

        Assert.That(moved.Body.GetProperty("bookingDate").GetString(), Is.EqualTo("2026-12-05T10:00:00.000Z"));
        Assert.That(cancelled.Body.GetProperty("status").GetString(), Is.EqualTo("cancelled"));
        Assert.That((again.Status, again.Body.GetProperty("version").GetInt32()),
            Is.EqualTo((HttpStatusCode.OK, cancelled.Body.GetProperty("version").GetInt32())));
    }

    [TestCase("booking-created")]
    [TestCase("booking-updated")]
    [TestCase("booking-cancelled")]
    public async Task Post_ABodyThatNamesTwoTenants_Is403(string route)
    {
        await Post(N8n, Sample.Text("n8n_booking_created.json"));

        var answer = await Post($"/api/webhooks/n8n/{route}", """
            {"tenantId":"eb40f9f0-e696-4f46-bf00-4c7cf96338cc","externalId":"BKG-20261204-0102",
             "bookingData":{"tenantId":"01930000-0000-7000-8000-0000000000aa","phone":"0871234567","service":"Cut","dateTime":"2026-12-05T10:00"}}
            """);

        Assert.That((answer.Status, answer.Body.GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.Forbidden, "tenant.forbidden")));
    }

    [Test]
    public async Task Post_AnUpdateOfAnUnknownBooking_Is404()
    {
        var answer = await Post("/api/webhooks/n8n/booking-cancelled", """{"externalId":"nobody's"}""");

        Assert.That((answer.Status, answer.Body.GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.NotFound, "booking.not_found")));
    }

    private async Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> Post(string route, string body)
    {
        var response = await _api.Http.PostAsync(route, TestApi.Json(body));
        return (response.StatusCode, await TestApi.Body(response));
    }
}
