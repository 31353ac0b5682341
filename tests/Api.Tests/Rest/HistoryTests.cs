using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Rest;

internal sealed class HistoryTests
{
    [Test]
    public async Task PatchBooking_TwiceWithSeveralFields_TellsWhatChangedInOrder()
    {
        await using var api = TestApi.Start();
        await Patch(api, """{"status":"confirmed","notes":"by the window"}""");
        await Patch(api, """{"bookingDate":"2026-12-28T10:00","amount":70.5,"status":"completed","paymentStatus":"paid"}""");

        var booking = await TestApi.Body(await api.Http.GetAsync($"{TestApi.TenantPath}/bookings/{Demo.BookingId}"));

        var history = booking.GetProperty("history").EnumerateArray()
            .Select(change =>
                $"{change.GetProperty("number")} {change.GetProperty("field")}: {change.GetProperty("from")} → {change.GetProperty("to")} ({change.GetProperty("by")}, {change.GetProperty("channel")})");
        Assert.That(history.Where(line => !line.Contains("bookingDate", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "1 notes:  → by the window (first account, rest)", "2 status: pending → confirmed (first account, rest)",
            "4 amount: 65 → 70.5 (first account, rest)", "5 status: confirmed → completed (first account, rest)",
            "6 paymentStatus: pending → paid (first account, rest)",
        }));
        Assert.That((booking.GetProperty("version").GetInt32(), booking.GetProperty("bookingDate").GetString()),
            Is.EqualTo((3, "2026-12-28T10:00:00.000Z")));
    }

    private static async Task Patch(TestApi api, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{TestApi.TenantPath}/bookings/{Demo.BookingId}")
        {
            Content = TestApi.Json(body),
            Headers = { { "If-Match", "*" } },
        };
        (await api.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
