using System.Net;

namespace CustomerTracking.Api.Tests.RequestLimits;

internal sealed class ProxyTests
{
    [Test]
    public async Task ForwardedFor_FromNobodyWeKnow_IsNotBelieved()
    {
        await using var api = TestApi.Start(new() { ["RateLimiting:PerAddress"] = "1" });
        var http = api.Anonymous();
        await http.Ask("/api/unknown", "192.0.2.1");

        var again = await http.Ask("/api/unknown", "192.0.2.2");

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task ForwardedFor_OfAKnownNetwork_IsBelievedUpToTheFirstStranger()
    {
        await using var api = TestApi.Start(new()
        {
            ["ForwardedHeaders:KnownNetworks:0"] = "127.0.0.0/8",
            ["RateLimiting:PerAddress"] = "1",
        });
        var http = api.Anonymous();
        await http.Ask("/api/unknown", "203.0.113.1, 192.0.2.1, 127.0.0.9");

        var same = await http.Ask("/api/unknown", "203.0.113.2, 192.0.2.1");
        var other = await http.Ask("/api/unknown", "203.0.113.1, 192.0.2.2");

        Assert.That((same.StatusCode, other.StatusCode), Is.EqualTo(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.NotFound)), "what is left of a stranger, he made up");
    }

    [TestCase("KnownProxies", "10.0.0.256")]
    [TestCase("KnownNetworks", "10.0.0.0/33")]
    public void Start_WithAProxyThatIsNone_NamesTheSetting(string key, string value) => Assert.That(
        () => TestApi.Start(new() { [$"ForwardedHeaders:{key}"] = value }),
        Throws.Exception.Message.Contains($"ForwardedHeaders:{key} holds '{value}'"));
}
