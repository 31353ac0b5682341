using System.Net.Http.Json;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Deliveries;

/// <summary>What a test posts, and what the delivery log says of it.</summary>
internal static class DeliveryLog
{
    public const string Path = $"{TestApi.TenantPathText}/deliveries";
    public const string N8n = "/api/webhooks/n8n/booking-created";

    public static async Task<HttpResponseMessage> Post(
        this HttpClient http, string path, string json, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = TestApi.Json(json) };
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return await http.SendAsync(request);
    }

    public static string ABooking(string phone, string id, string service = "Beard trim") =>
        JsonSerializer.Serialize(new
        {
            externalId = id,
            customer = new { phone, firstName = "Niamh" },
            booking = new { service, dateTime = "2026-12-04T17:45" },
        });

    public static async Task<JsonElement> Get(this HttpClient http, string path) =>
        await http.GetFromJsonAsync<JsonElement>(path);

    public static async Task<List<JsonElement>> Deliveries(this HttpClient http, string query = "") =>
        [.. (await http.Get($"{Path}?limit=100&{query}")).GetProperty("items").EnumerateArray()];

    /// <summary>The demo's own delivery is left out.</summary>
    public static async Task<JsonElement> OnlyDelivery(this HttpClient http, string query = "") =>
        (await http.Deliveries(query)).Single(one => one.Text("senderName") != "Demo workflow");

    public static async Task<JsonElement> Replay(this HttpClient http, JsonElement delivery, object body) =>
        await TestApi.Body(await http.PostAsJsonAsync($"{Path}/{delivery.Text("id")}/replay", body));

    public static string? Text(this JsonElement element, string field) => element.GetProperty(field).ToString() switch
    {
        "" => null,
        var text => text,
    };

    public static int Number(this JsonElement element, string field) => element.GetProperty(field).GetInt32();
}
