using System.Net;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>What the public address makes of the cookies, and which names the program answers to.</summary>
internal sealed class CookieAndHostTests
{
    private const string Https = "https://hooks.salon.example";

    [TestCase(Https, "__Host-customer-tracking")]
    [TestCase("http://hooks.salon.example", "customer-tracking")]
    public async Task Cookies_GoByThePublicAddress(string address, string name)
    {
        await using var api = TestApi.Start(new() { ["PublicBaseUrl"] = address });
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = api.Http.BaseAddress,
        };
        var opened = await http.GetAsync("/sign-in");
        http.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var fields = StaffClient.Form("sign-in", await opened.Content.ReadAsStringAsync(),
            ("Email", Demo.AdminEmail), ("Password", Demo.AdminPassword));

        var answer = await http.PostAsync("/sign-in", fields);

        var cookies = opened.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie"))
            .Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)).ToList();
        Assert.That(cookies.Select(cookie => cookie.Split('=')[0]),
            Is.EquivalentTo(new[] { name, $"{name}-forms", $"{name}-device" }));
        Assert.That(cookies, Has.All.Contain("path=/").And.All.Contain("httponly").And.None.Contain("domain="));
        Assert.That(cookies, address == Https ? Has.All.Contain("secure") : Has.None.Contain("secure"));
    }

    [TestCase("hooks.salon.example", HttpStatusCode.OK)]
    [TestCase("HOOKS.salon.example", HttpStatusCode.OK)]
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("10.0.0.5", HttpStatusCode.OK)]
    [TestCase("[::1]", HttpStatusCode.OK)]
    [TestCase("app", HttpStatusCode.OK)]
    [TestCase("rebound.evil.example", HttpStatusCode.BadRequest)]
    [TestCase("salon.example", HttpStatusCode.BadRequest)]
    public async Task Page_UnderAnotherName_IsRefused(string host, HttpStatusCode status)
    {
        await using var api = TestApi.Start(new() { ["PublicBaseUrl"] = Https });

        Assert.That((await Ask(api, "/sign-in", host)).StatusCode, Is.EqualTo(status));
        Assert.That((await Ask(api, "/health/live", host)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Ask(api, "/api/webhooks/chat/booking-confirmed", host)).StatusCode,
            Is.Not.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task AllowedHosts_ThatAreSet_HoldForTheApiAsWell()
    {
        await using var api = TestApi.Start(new() { ["AllowedHosts"] = "desk.example;*.salon.example" });

        Assert.That((await Ask(api, "/sign-in", "desk.example")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Ask(api, "/sign-in", "a.salon.example")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Ask(api, "/sign-in", "localhost")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Ask(api, $"{TestApi.TenantPath}/clients", "localhost"))
            .StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Ask(api, "/health/live", "localhost")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Swagger_KeepsNoToken()
    {
        await using var api = TestApi.Start();

        var page = await api.Anonymous().GetStringAsync("/swagger/index.html")
            + await api.Anonymous().GetStringAsync("/swagger/index.js");

        Assert.That(
            page, Does.Not.Contain("\"persistAuthorization\":true").And.Not.Contain("\"persistAuthorization\": true"));
    }

    private static Task<HttpResponseMessage> Ask(TestApi api, string path, string host)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return api.Anonymous().SendAsync(request);
    }
}
