using System.Net.Http.Json;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>Filters that clients sent, and were answered with everything.</summary>
internal sealed class BookingFilterTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        await Track("BKG-1", null, "2027-03-01T10:00");
        await Track("BKG-1", "square", "2027-03-02T10:00");
        await Track("bkg-1", null, "2027-03-03T10:00");
        await Track("BKG-2", "phorest", "2027-03-04T10:00");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase("externalBookingId=BKG-1", "2027-03-01")]
    [TestCase("externalBookingId=bkg-1", "2027-03-03")]
    [TestCase("externalBookingId=%20BKG-2%20", "2027-03-04")]
    [TestCase("externalBookingId=BKG-1&externalProvider=square", "2027-03-02")]
    [TestCase("externalBookingId=BKG-1&externalProvider=Square", "2027-03-02")]
    [TestCase("externalBookingId=BKG-1&externalProvider=phorest", "")]
    [TestCase("externalBookingId=BKG-1&status=cancelled", "")]
    [TestCase("externalBookingId=BKG-9", "")]
    public async Task List_ByExternalBookingId_FindsThatBooking(string query, string days) =>
        Assert.That(string.Join(' ', (await Items(query)).Select(Day)), Is.EqualTo(days));

    [Test]
    public async Task List_UpdatedSince_ShowsWhatChangedThenLatestFirst()
    {
        var first = (await Items("externalBookingId=BKG-1")).Single();
        var latest = (await Items("updatedSince=2000-01-01"))[0].GetProperty("updatedAt").GetString()!;

        var change = new HttpRequestMessage(
            HttpMethod.Patch, $"{TestApi.TenantPath}/bookings/{first.GetProperty("id").GetString()}")
        {
            Content = TestApi.Json("""{"notes": "Window seat"}"""),
        };
        change.Headers.TryAddWithoutValidation("If-Match", "*");
        (await _api.Http.SendAsync(change)).EnsureSuccessStatusCode();

        var since = await Items($"updatedSince={Uri.EscapeDataString(latest)}&limit=1");
        Assert.That(since.Select(Day), Is.EqualTo(["2027-03-01"]));
        Assert.That(await Items("updatedSince=2299-01-01"), Is.Empty);
        Assert.That((await Items("updatedSince=2000-01-01")).Select(Day).First(), Is.EqualTo("2027-03-01"));
    }

    private async Task Track(string id, string? provider, string start) =>
        (await _api.Http.PostAsJsonAsync($"{TestApi.TenantPath}/bookings/track", new
        {
            customerPhone = "087 123 4567",
            serviceName = "Cut",
            appointmentDateTime = start,
            source = "web",
            externalBookingId = id,
            externalProvider = provider,
        })).EnsureSuccessStatusCode();

    private async Task<List<JsonElement>> Items(string query) =>
        [.. (await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/bookings?{query}")))
            .GetProperty("items").EnumerateArray()];

    private static string Day(JsonElement booking) => booking.GetProperty("bookingDate").GetString()![..10];
}
