using System.Net.Http.Json;
using System.Text.Json;
using CustomerTracking.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>What the tests of events do over REST again and again.</summary>
internal static class EventApi
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    public const string Demo = TestPath + "/01930000-0000-7000-8000-00000000000a";

    private const string TestPath = "/api/platform/tenants/eb40f9f0-e696-4f46-bf00-4c7cf96338cc/event-subscriptions";

    /// <summary>Everything a thousand times sooner; a test changes what it is about.</summary>
    public static Dictionary<string, string> Quick(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Events:PollInterval"] = "00:00:00.030",
            ["Events:SlowDown"] = "00:00:00.050",
            ["Events:Timeout"] = "00:00:05",
            ["Events:LeaseDuration"] = "00:00:10",
        };
        for (var wait = 0; wait < 9; wait++) all[$"Events:RetrySchedule:{wait}"] = "00:00:00.100";
        foreach (var (key, value) in settings) all[key] = value;
        return all;
    }

    /// <returns>The subscription's path.</returns>
    public static async Task<string> Subscribe(
        this TestApi api, string url, string[]? eventTypes = null, string? secret = Secret)
    {
        var response = await api.Http.PostAsJsonAsync(TestPath, new { url, eventTypes, secret });
        var body = await TestApi.Body(response);
        return $"{TestPath}/{body.GetProperty("id").GetGuid()}";
    }

    public static async Task<JsonElement> Track(this TestApi api, int number = 1)
    {
        var response = await api.Http.PostAsync($"{TestApi.TenantPath}/bookings/track", TestApi.Json($$"""
            {
              "customerPhone": "087 555 {{number:0000}}", "firstName": "Aoife", "serviceName": "Cut {{number}}",
              "appointmentDateTime": "2026-12-27T14:00", "source": "voice", "price": "65",
              "notes": "Sore shoulder, \"left\" – ärgerlich"
            }
            """));
        return await TestApi.Body(response);
    }

    public static async Task<JsonElement> Get(this TestApi api, string path) =>
        await TestApi.Body(await api.Http.GetAsync(path));

    public static async Task<JsonElement> Post(this TestApi api, string path, string json = "{}") =>
        await TestApi.Body(await api.Http.PostAsync(path, TestApi.Json(json)));

    public static async Task<JsonElement> Patch(this TestApi api, string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = TestApi.Json(json) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await TestApi.Body(await api.Http.SendAsync(request));
    }

    /// <summary>Waits until the subscription's attempts are as many; the newest comes first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Attempts(this TestApi api, string subscription, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var page = await api.Get($"{subscription}/attempts?limit=100");
            var attempts = page.GetProperty("items").EnumerateArray().ToList();
            if (attempts.Count >= count) return attempts;
            if (patience.IsCancellationRequested) Assert.Fail($"Only {attempts.Count} of {count} attempts.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Waits until no event waits to be handed out to the subscriptions.</summary>
    public static async Task UntilHandedOut(this TestApi api)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await api.Read(db => db.Set<OutboxEvent>().AnyAsync(one => one.FannedOutAt == null)))
        {
            if (patience.IsCancellationRequested) Assert.Fail("Events still wait.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Waits until the subscription says so.</summary>
    public static async Task<JsonElement> Until(this TestApi api, string path, Func<JsonElement, bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var body = await api.Get(path);
            if (isSo(body)) return body;
            if (patience.IsCancellationRequested) Assert.Fail($"It stayed {body}");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
