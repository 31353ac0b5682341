using System.Net;

namespace CustomerTracking.Api.Tests;

/// <summary>The page that the product started from: its requests, word for word.</summary>
internal sealed class SeedGuideTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task ManualTest_AsOnThePage_ShowsTheClientWithOneBooking()
    {
        var client = await _api.Http.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json("""
            {
                "firstName": "Test",
                "lastName": "Customer",
                "phone": "+353871111111",
                "email": "test@example.com",
                "firstInteractionSource": "voice",
                "firstInteractionDate": "2025-12-26T10:00:00Z",
                "firstBookingDate": "2025-12-26T10:00:00Z",
                "status": "active"
            }
            """));
        var clientId = (await TestApi.Body(client)).GetProperty("id").GetGuid();
        var booking = await _api.Http.PostAsync($"{TestApi.TenantPath}/bookings", TestApi.Json($$"""
            {
                "clientId": "{{clientId}}",
                "bookingDate": "2025-12-27T14:00:00Z",
                "serviceName": "Deep Tissue Massage",
                "serviceCategory": "massage",
                "duration": 60,
                "staffMember": "Emma Thompson",
                "amount": 75.00,
                "currency": "EUR",
                "status": "confirmed",
                "paymentStatus": "pending",
                "source": "voice"
            }
            """));

        var listed = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{clientId}/bookings"));

        Assert.That(
            (client.StatusCode, booking.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(listed.GetProperty("items").GetArrayLength(), Is.EqualTo(1));
        Assert.That(listed.GetProperty("items")[0].GetProperty("amount").GetRawText(), Is.EqualTo("75"));
    }
}
