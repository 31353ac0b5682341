using System.Net;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Rest;

internal sealed class ConflictTests
{
    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start();

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task PostClient_WithATakenPhone_Is409WithTheHolder()
    {
        var response = await _api.Http.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json(
            """{"firstName":"Somebody","phone":"00353 87 111 0000","firstInteractionSource":"web"}"""));

        var problem = await TestApi.Body(response);
        Assert.That((response.StatusCode, problem.GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.Conflict, "client.phone_taken")));
        Assert.That(problem.GetProperty("existingId").GetGuid(), Is.EqualTo(Demo.ClientId.Value));
    }

    [Test]
    public async Task PostBooking_WithATakenExternalId_Is409WithTheBooking()
    {
        var body = TestApi.Json($$"""
            {"clientId":"{{Demo.ClientId}}","bookingDate":"2026-12-27T14:00","serviceName":"Cut","source":"web","externalBookingId":"B-1"}
            """);
        var first = await TestApi.Body(await _api.Http.PostAsync($"{TestApi.TenantPath}/bookings", body));

        var second = await _api.Http.PostAsync($"{TestApi.TenantPath}/bookings", body);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await TestApi.Body(second)).GetProperty("existingId")
            .GetGuid(), Is.EqualTo(first.GetProperty("id").GetGuid()));
    }

    [Test]
    public async Task PatchBooking_AgainstItsCourse_Is409()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{TestApi.TenantPath}/bookings/{Demo.BookingId}")
        {
            Content = TestApi.Json("""{"notes":"changed","status":"completed"}"""),
            Headers = { { "If-Match", "*" } },
        };

        var response = await _api.Http.SendAsync(request);

        Assert.That((response.StatusCode, (await TestApi.Body(response)).GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.Conflict, "booking.status_transition")));
        Assert.That(await _api.Read(db =>
            db.Set<Booking>().Where(one => one.Id == Demo.BookingId).Select(one => one.Notes).SingleAsync()), Is.Null);
    }

    [Test]
    public async Task Track_64FirstBookingsOfOnePhoneAtOnce_MakesOneClientAndNoErrors()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => _api.Http.PostAsync(
            "/api/webhooks/chat/booking-confirmed", TestApi.Json($$"""
                {"phone":"{{(number % 2 == 0 ? "087 222 3333" : "+353872223333")}}","service":"Cut","dateTime":"2026-12-05T10:{{number % 60:00}}:{{number / 60:00}}Z"}
                """))));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(await _api.Read(db => db.Set<Client>().CountAsync(client => client.Phone == "+353872223333")),
            Is.EqualTo(1));
        Assert.That(await _api.Read(db => db.Set<Booking>().CountAsync(booking => booking.Id != Demo.BookingId)),
            Is.EqualTo(64));
    }

    [Test]
    public async Task Track_OneMessage64TimesAtOnce_MakesOneBooking()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => _api.Http.PostAsync(
            "/api/webhooks/n8n/booking-created", TestApi.Json(Sample.Text("n8n_booking_created.json")))));

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), Is.EqualTo(63));
        Assert.That(await _api.Read(db => db.Set<Booking>().CountAsync(booking => booking.Id != Demo.BookingId)),
            Is.EqualTo(1));
    }
}
