using System.Text.Json;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>
/// Every kind of record that can be changed, with a value in each field; which fields a change moved.
/// </summary>
internal sealed class OneFieldChanged(TestApi api)
{
    private static readonly (string Path, string Filled)[] Records =
    [
        ($"/clients/{Demo.ClientId}", """{"lastName":"Byrne","email":"orla.byrne@example.ie","status":"inactive"}"""),
        ($"/bookings/{Demo.BookingId}",
            """{"serviceCategory":"massage","duration":60,"staffMember":"Emma","amount":75.5,"currency":"GBP","notes":"Tea","status":"confirmed","paymentStatus":"paid"}"""),
        ("", """{"deliveryRetentionDays":45}"""),
        ($"/channel-connections/{Demo.SpareConnectionId}",
            """{"fieldMap":{"service":["A.treatment"]},"enabled":true}"""),
        ($"/event-subscriptions/{Demo.SubscriptionId}",
            """{"eventTypes":["booking.tracked"],"description":"Ours","enabled":true}"""),
    ];

    // What tells of any change.
    private static readonly string[] Traces = ["version", "updatedAt", "history", "firstNameIsPlaceholder"];

    /// <summary>Gives each record a value in every field, so that one that is lost is seen.</summary>
    public async Task Fill()
    {
        foreach (var (path, filled) in Records)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, TestApi.TenantPath + path)
            {
                Content = TestApi.Json(filled),
            };
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            using var response = await api.Http.SendAsync(request);
            Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Each record's fields, by path and name.</summary>
    public async Task<Dictionary<string, string>> Read()
    {
        var fields = new Dictionary<string, string>();
        foreach (var (path, _) in Records)
        {
            foreach (var field in (await Record(path)).EnumerateObject().Where(one => !Traces.Contains(one.Name)))
                fields[$"{path.Split('/').ElementAtOrDefault(1)}.{field.Name}"] = field.Value.GetRawText();
        }

        return fields;
    }

    private async Task<JsonElement> Record(string path)
    {
        // which have only a list
        var isConnection = path.StartsWith("/channel-connections", StringComparison.Ordinal);
        var read = isConnection ? path[..path.LastIndexOf('/')] : path;
        var body = await TestApi.Body(await api.Http.GetAsync(TestApi.TenantPath + read));
        return isConnection
            ? body.GetProperty("items").EnumerateArray()
                .Single(one => path.EndsWith(one.GetProperty("id").GetString()!, StringComparison.Ordinal))
            : body;
    }
}
