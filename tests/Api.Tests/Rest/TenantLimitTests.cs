using System.Net;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>A tenant has room for so many connections, subscriptions and tokens, and hears what to do then.</summary>
internal sealed class TenantLimitTests
{
    private const int Most = 3;

    private static readonly (string Path, string Body, string Code)[] Limited =
    [
        ("/channel-connections", """{"channel":"retell","name":"Voice"}""", "connection.too_many"),
        ("/event-subscriptions", """{"url":"https://example.com/hooks"}""", "event_subscription.too_many"),
        ("/service-accounts", """{"name":"n8n","scopes":["webhooks:write"]}""", "service_account.too_many"),
    ];

    private TestApi _api = null!;
    private HttpClient _platform = null!;
    private string _tenant = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start(new()
        {
            ["TenantLimits:Connections"] = $"{Most}",
            ["TenantLimits:Subscriptions"] = $"{Most}",
            ["TenantLimits:Tokens"] = $"{Most}",
        });
        _platform = _api.As(Demo.PlatformToken);
        var tenant = await TestApi.Body(await _platform.PostAsync("/api/platform/tenants", TestApi.Json(
            """{"name":"Oak & Ivy","region":"IE","timeZone":"Europe/Dublin","currency":"EUR"}""")));
        _tenant = $"/api/platform/tenants/{tenant.GetProperty("id").GetGuid()}";
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
    }

    [TestCaseSource(nameof(Limited))]
    public async Task OneMore_ThanATenantMayHave_IsRefusedUntilOneGoes((string Path, string Body, string Code) limited)
    {
        var answers = new List<HttpResponseMessage>();
        for (var number = 0; number <= Most; number++) answers.Add(await Post(limited));

        var refused = await TestApi.Body(answers[^1]);
        Assert.That(answers.SkipLast(1).Select(one => one.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That((answers[^1].StatusCode, refused.GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.Conflict, limited.Code)));
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain($"{Most}"));

        var first = (await TestApi.Body(answers[0])).GetProperty("id").GetGuid();
        await _platform.DeleteAsync($"{_tenant}{limited.Path}/{first}");
        Assert.That((await Post(limited)).StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    private Task<HttpResponseMessage> Post((string Path, string Body, string Code) limited) =>
        _platform.PostAsync(_tenant + limited.Path, TestApi.Json(limited.Body));
}
