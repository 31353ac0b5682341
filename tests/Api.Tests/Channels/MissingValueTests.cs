using System.Net;
using System.Text.Json;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>A value that means nothing merges nobody and loses nothing, over HTTP.</summary>
internal sealed class MissingValueTests
{
    private const string Created = "/api/webhooks/n8n/booking-created";
    private const string Chat = "/api/webhooks/chat/booking-confirmed";
    private const string CallEnded = "/api/webhooks/retell/call-ended";
    private static readonly string Track = $"{TestApi.TenantPath}/bookings/track";

    private TestApi _api = null!;
    private int _people;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Created_TwoPeopleWhoseIdMeansNothing_AreTwoBookings(
        [Values("\"undefined\"", "\"[object Object]\"", "\"{{ $json.id }}\"", "\"={{ $json.id }}\"", "\"0\"", "0",
            "\"TBD\"")] string id)
    {
        var first = await Post(Created, N8n(id));
        var second = await Post(Created, N8n(id));

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(Id(first, "clientId"), Is.Not.EqualTo(Id(second, "clientId")));
    }

    [Test]
    public async Task Changed_ByAnIdThatMeansNothing_IsRefusedByTheFieldsName(
        [Values("booking-cancelled", "booking-updated")] string route,
        [Values("undefined", "[object Object]", "{{ $json.id }}", "BKG-20261203-XXXX",
            "00000000-0000-0000-0000-000000000000")] string id)
    {
        var created = await Post(Created, N8n($"\"{id}\""));

        var answer = await Post($"/api/webhooks/n8n/{route}", $$"""{"externalId":"{{id}}"}""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            answer.Body.GetProperty("errors").GetProperty("externalId")[0].GetString(),
            Does.Contain("expression").And.Contain(id));
        Assert.That((await Booking(created)).Status, Is.EqualTo(BookingStatus.Confirmed));
    }

    [TestCase("N/A")]
    [TestCase("{{phorest_client_id}}")]
    [TestCase("not provided")]
    [TestCase("0")]
    public async Task Track_TwoPeopleWhoseClientIdMeansNothing_AreTwoClientsWithoutAMapping(string id)
    {
        var first = await Post(Track, Rest(id));
        var second = await Post(Track, Rest(id));

        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(Id(first, "clientId"), Is.Not.EqualTo(Id(second, "clientId")));
        Assert.That(
            await _api.Read(db => db.Set<ServiceMapping>().CountAsync(one => one.ExternalClientId == id)), Is.Zero);
    }

    [TestCase("Not provided")]
    [TestCase("Unknown caller")]
    [TestCase("{{customer_name}}")]
    public async Task CallEnded_ANameThatMeansNothing_IsNone(string name)
    {
        var answer = await Post(CallEnded, $$"""
            {"event":"call_ended","bookingConfirmed":true,"customerPhoneNumber":"{{Phone()}}","customerName":"{{name}}","callId":"undefined",
             "service":"Cut","dateTime":"2026-12-05T10:00","notes":"N/A","staff":"none","phorestBookingId":"null"}
            """);

        var booking = await Booking(answer);
        var client = await _api.Read(db => db.Set<Client>().SingleAsync(one => one.Id == booking.ClientId));
        Assert.That((client.FirstNameIsPlaceholder, client.LastName), Is.EqualTo((true, (string?)null)));
        Assert.That((booking.Notes, booking.StaffMember, booking.ExternalProvider), Is.EqualTo(
            ((string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public async Task Chat_AServiceThatWasNotFilledIn_IsRefusedWithWhatWasSent()
    {
        var answer = await Post(
            Chat, $$$"""{"phone":"{{{Phone()}}}","service":"{{service}}","dateTime":"2026-12-05T10:00"}""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body.GetProperty("errors").GetProperty("service")[0].GetString(), Does.Contain("{{service"));
    }

    [Test]
    public async Task Created_AKnownIdOfSomebodyElse_IsAConflictThatSaysWhatDiffers()
    {
        var first = await Post(Created, N8n("\"BKG-77\""));
        var other = await Post(Created, N8n("\"BKG-77\"").Replace("Aoife", "Saoirse", StringComparison.Ordinal));

        Assert.That(
            (other.Status, other.Body.GetProperty("code").GetString(), Id(other, "existingId")),
            Is.EqualTo((HttpStatusCode.Conflict, "booking.other_under_this_id", Id(first, "bookingId"))));
        Assert.That(other.Body.GetProperty("differs").GetArrayLength(), Is.EqualTo(2));
    }

    [TestCase("undefined")]
    [TestCase("{{$json.id}}")]
    public async Task IdempotencyKey_ThatMeansNothing_IsIgnoredByWebhooksAndRefusedByRest(string key)
    {
        var first = await Post(Created, N8n("null"), key);
        var second = await Post(Created, N8n("null"), key);
        var rest = await Post(Track, Rest("igK6"), key);

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(rest.Body.GetProperty("code").GetString(), Is.EqualTo("idempotency_key.means_nothing"));
    }

    [Test]
    public async Task Booked_AgainAfterACancellation_IsANewBooking(
        [Values(Created, Chat, CallEnded)] string route, [Values] bool hasKeys)
    {
        var phone = Phone();
        var body = $$"""
            {"event":"call_ended","bookingConfirmed":true,"phone":"{{phone}}","service":"Cut","dateTime":"2026-12-05T10:00"}
            """;
        var first = await Post(route, body, hasKeys ? $"{phone}-1" : null);
        await Cancel(Id(first, "bookingId"));

        var second = await Post(route, body, hasKeys ? $"{phone}-2" : null);
        var repeat = hasKeys ? await Post(route, body, $"{phone}-1") : await Post(route, body);

        Assert.That((second.Status, repeat.Body.GetProperty("clientId").GetGuid()),
            Is.EqualTo((HttpStatusCode.Created, Id(second, "clientId"))));
        Assert.That(Id(repeat, "bookingId"), Is.EqualTo(Id(hasKeys ? first : second, "bookingId")));
        Assert.That((await Booking(second)).Status, Is.EqualTo(BookingStatus.Confirmed));
    }

    private async Task Cancel(Guid id)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"{TestApi.TenantPath}/bookings/{id}")
        {
            Content = TestApi.Json("""{"status":"cancelled"}"""),
            Headers = { { "If-Match", "*" } },
        };
        var answer = await _api.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }

    private string Phone() => $"+35387200{Interlocked.Increment(ref _people) + 1000}";

    private string N8n(string id) => $$$"""
        {"externalId":{{{id}}},"customer":{"phone":"{{{Phone()}}}","firstName":"Aoife"},"booking":{"service":"Cut","dateTime":"2026-12-05T10:00"}}
        """;

    private string Rest(string clientId) => $$"""
        {"customerPhone":"{{Phone()}}","serviceName":"Cut","appointmentDateTime":"2026-12-05T10:00","source":"web","phorestClientId":"{{clientId}}"}
        """;

    private Task<Booking> Booking((HttpStatusCode Status, JsonElement Body) answer)
    {
        var id = new BookingId(Id(answer, "bookingId"));
        return _api.Read(db => db.Set<Booking>().SingleAsync(one => one.Id == id));
    }

    private static Guid Id((HttpStatusCode Status, JsonElement Body) answer, string name) =>
        answer.Body.GetProperty(name).GetGuid();

    private async Task<(HttpStatusCode Status, JsonElement Body)> Post(string route, string body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = TestApi.Json(body) };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        var answer = await _api.Http.SendAsync(request);
        return (answer.StatusCode, await TestApi.Body(answer));
    }
}
