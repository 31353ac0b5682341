using System.Net.Http.Headers;

namespace CustomerTracking.Api.Tests.RequestLimits;

/// <summary>The program behind a proxy on this machine, so that a test can ask from any address.</summary>
internal static class LimitedApi
{
    public static TestApi BehindAProxy(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1" };
        foreach (var (key, value) in settings) all[key] = value;
        return TestApi.Start(all);
    }

    public static Task<HttpResponseMessage> Ask(
        this HttpClient http, string path, string address, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http.SendAsync(request);
    }

    public static async Task<string> Code(this HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        return (await TestApi.Body(response)).GetProperty("code").GetString()!;
    }
}
