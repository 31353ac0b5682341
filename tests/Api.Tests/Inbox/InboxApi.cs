using System.Net.Http.Json;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Inbox;

/// <summary>What a test posts, and what the inbox says of it.</summary>
internal static class InboxApi
{
    public const string Path = $"{TestApi.TenantPathText}/inbound-messages";
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

    public static async Task<List<JsonElement>> InboundMessages(this HttpClient http, string query = "") =>
        [.. (await http.Get($"{Path}?limit=100&{query}")).GetProperty("items").EnumerateArray()];

    /// <summary>The demo's own message is left out.</summary>
    public static async Task<JsonElement> OnlyInboundMessage(this HttpClient http, string query = "") =>
        (await http.InboundMessages(query)).Single(one => one.Text("senderName") != "Demo workflow");

    public static async Task<JsonElement> Replay(this HttpClient http, JsonElement message, object body) =>
        await TestApi.Body(await http.PostAsJsonAsync($"{Path}/{message.Text("id")}/replay", body));

    public static string? Text(this JsonElement element, string field) => element.GetProperty(field).ToString() switch
    {
        "" => null,
        var text => text,
    };

    public static int Number(this JsonElement element, string field) => element.GetProperty(field).GetInt32();
}
