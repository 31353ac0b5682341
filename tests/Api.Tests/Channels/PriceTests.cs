using System.Net;
using System.Net.Http.Json;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>A price in another currency was once booked as that many of the salon's own.</summary>
internal sealed class PriceTests
{
    private VendorApi _api = null!;
    private int _calls;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [SetUp]
    public void SetClock() => _api.Clock.Now = VendorApi.SampleTime;

    [TestCase("/api/webhooks/chat/booking-confirmed", "dateTime", "service", "phone")]
    [TestCase("/api/webhooks/n8n/booking-created", "dateTime", "service", "phone")]
    [TestCase("/api/webhooks/retell/call-ended", "dateTime", "service", "customerPhoneNumber")]
    [TestCase("/api/platform/tenants/eb40f9f0-e696-4f46-bf00-4c7cf96338cc/bookings/track", "appointmentDateTime",
        "serviceName", "customerPhone")]
    public async Task Post_AStatedCurrency_IsBookedOrRefused(string route, string start, string service, string phone)
    {
        var pounds = await Post("£65", null);
        var yen = await Post("5000 JPY", null);
        var dollars = await Post("$65", "USD");
        var conflict = await Post("£65", "EUR");
        var minutes = await Post("65 min", null);
        var doubtful = await Post("$65", null);

        Assert.That(
            new[] { await Price(pounds), await Price(yen), await Price(dollars) },
            Is.EqualTo([(65m, "GBP"), (5000m, "JPY"), (65m, "USD")]));
        Assert.That(
            new[] { await Code(conflict), await Code(minutes), await Code(doubtful) },
            Is.EqualTo(["currency.conflict", "validation.failed", "currency.ambiguous"]));

        Task<HttpResponseMessage> Post(string price, string? currency) => _api.Api.Http.PostAsJsonAsync(
            route,
            new Dictionary<string, object?>
            {
                [phone] = "087 123 4567",
                ["firstName"] = "Aoife",
                [service] = $"Cut {++_calls}",
                [start] = "2027-03-05T10:00",
                ["price"] = price,
                ["currency"] = currency,
                ["source"] = "web",
                ["bookingConfirmed"] = true,
            });
    }

    [TestCase("\"£65\"", "", 65, "GBP", null)]
    [TestCase("\"1\u202F250,00 €\"", "", 1250, "EUR", null)]
    [TestCase("65.125", "KWD", 65.125, "KWD", null)]
    [TestCase("\"65 min\"", "", null, "EUR", "price as given: 65 min")]
    [TestCase("65.5", "JPY", null, "EUR", "price as given: 65.5\ncurrency as given: JPY")]
    [TestCase("\"£65\"", "EUR", null, "EUR", "price as given: 65 £\ncurrency as given: EUR")]
    [TestCase("\"$65\"", "", null, "EUR", "price as given: 65 $")]
    [TestCase("65", "doubloons", null, "EUR", "price as given: 65\ncurrency as given: doubloons")]
    [TestCase("-3", "", null, "EUR", "price as given: -3")]
    [TestCase("1e20", "", null, "EUR", "price as given: 100000000000000000000")]
    public async Task SignedCall_WithAnyPrice_IsBookedAndLosesNothing(
        string price, string currency, decimal? amount, string code, string? notes)
    {
        var id = $"call_price_{++_calls}";

        var answer = await _api.Retell($$$$"""
            {"event":"call_analyzed","call":{"call_id":"{{{{id}}}}","call_type":"phone_call","direction":"inbound",
            "from_number":"+353861234000","to_number":"+35315550142","call_analysis":{"custom_analysis_data":
            {"booking_confirmed":true,"service_name":"Cut {{{{_calls}}}}","appointment_datetime":"2026-12-03T14:30",
            "price":{{{{price}}}},"currency":"{{{{currency}}}}"} } } }
            """);

        var booking = await _api.Booking($"retell:{id}");
        Assert.That(
            (answer.StatusCode, booking.Amount, booking.Currency.Code, booking.Notes),
            Is.EqualTo((HttpStatusCode.NoContent, amount, code, notes)));
    }

    [Test]
    public async Task Change_OfTheCurrencyAlone_KeepsTheNumber()
    {
        var made = await TestApi.Body(
            await _api.Api.Http.PostAsync($"{TestApi.TenantPath}/bookings/track", TestApi.Json(
            """
            {"customerPhone": "087 123 4567", "serviceName": "Braids", "appointmentDateTime": "2027-03-06T10:00",
             "price": 65, "source": "web"}
            """)));
        var path = $"{TestApi.TenantPath}/bookings/{made.GetProperty("bookingId").GetGuid()}";

        var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = TestApi.Json("""{"currency":"GBP"}""") };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        var changed = await TestApi.Body(await _api.Api.Http.SendAsync(request));

        Assert.That(
            (changed.GetProperty("amount").GetDecimal(), changed.GetProperty("currency").GetString()),
            Is.EqualTo((65m, "GBP")));
    }

    private async Task<(decimal, string)> Price(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), await answer.Content.ReadAsStringAsync());
        var id = new BookingId((await TestApi.Body(answer)).GetProperty("bookingId").GetGuid());
        var booking = await _api.Api.Read(db => db.Set<Booking>().SingleAsync(one => one.Id == id));
        return (booking.Amount!.Value, booking.Currency.Code);
    }

    private static async Task<string> Code(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        return (await TestApi.Body(answer)).GetProperty("code").GetString()!;
    }
}
