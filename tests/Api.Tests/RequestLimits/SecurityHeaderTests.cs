using System.Net;

namespace CustomerTracking.Api.Tests.RequestLimits;

internal sealed class SecurityHeaderTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = LimitedApi.BehindAProxy(
        ("Https:Redirect", "true"), ("PublicBaseUrl", "https://salon.example:8443"));

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase(TestApi.TenantPathText + "/clients", 200)]
    [TestCase(TestApi.TenantPathText + "/clients/not-an-id", 404)]
    [TestCase(TestApi.TenantPathText + "/clients?limit=0", 400)]
    public async Task Api_WhateverItAnswers_IsCachedByNobodyAndRunsNothing(string path, int status)
    {
        var response = await Ask(path);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Headers.CacheControl!.NoStore);
        Assert.That(Header(response, "Content-Security-Policy"),
            Is.EqualTo("default-src 'none'; frame-ancestors 'none'"));
        Assert.That(Header(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task Page_IsFramedByNobodyAndRunsOnlyOurScripts()
    {
        var response = await Ask("/swagger/index.html");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Header(response, "Content-Security-Policy"),
            Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("script-src"));
        Assert.That(Header(response, "X-Frame-Options"), Is.EqualTo("DENY"));
    }

    [Test]
    public async Task Http_WhereHttpsIsWanted_IsSentOnWithItsMethod()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = _api.Http.BaseAddress };

        var sentOn = await http.GetAsync("/api/platform/tenants");
        var health = await http.GetAsync("/health/ready");

        Assert.That((sentOn.StatusCode, sentOn.Headers.Location?.ToString(), health.StatusCode), Is.EqualTo(
            (HttpStatusCode.PermanentRedirect, $"https://{http.BaseAddress!.Host}:8443/api/platform/tenants",
                HttpStatusCode.OK)));
    }

    [TestCase("http://salon.example")]
    [TestCase("")]
    public void Start_WithARedirectToNowhere_NamesTheSetting(string address) => Assert.That(
        () => TestApi.Start(new() { ["Https:Redirect"] = "true", ["PublicBaseUrl"] = address }),
        Throws.Exception.Message.Contains("PublicBaseUrl"));

    private Task<HttpResponseMessage> Ask(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        return _api.Http.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.GetValues(name).Single();
}
