using System.Net;
using System.Text.Json;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>
/// Another tenant's token and ids on every route: nothing is found, nothing is changed, nothing is told.
/// </summary>
internal sealed class IsolationTests
{
    private const string Booking = """{"clientId":"CLIENT","bookingDate":"2026-12-27T14:00:00Z","serviceName":"Massage","source":"voice"}""";
    private const string Mapping = """{"serviceProvider":"phorest","externalClientId":"mine"}""";

    private static readonly (string Method, string Path, string? Body)[] Routes =
    [
        ("GET", "", null), ("PATCH", "", """{"name":"Mine now"}"""),
        ("GET", "/clients", null), ("POST", "/clients", """{"firstName":"A","phone":"0871112222","firstInteractionSource":"web"}"""),
        ("GET", $"/clients/{Demo.ClientId}", null), ("PATCH", $"/clients/{Demo.ClientId}", """{"lastName":"Mine"}"""),
        ("GET", "/clients/by-phone/0871110000", null), ("GET", $"/clients/{Demo.ClientId}/bookings", null),
        ("GET", $"/clients/{Demo.ClientId}/service-mappings", null),
        ("PUT", $"/clients/{Demo.ClientId}/service-mappings", Mapping),
        ("GET", $"/service-mappings?provider=phorest&externalClientId={Demo.PhorestClientId}", null),
        ("GET", $"/clients/{Demo.OtherClientId}/merges", null),
        ("POST", $"/clients/{Demo.ClientId}/merges", $$"""{"mergedId":"{{Demo.OtherClientId}}"}"""),
        ("DELETE", $"/clients/{Demo.OtherClientId}/merges/{Demo.MergeId}", null),
        ("PATCH", $"/duplicates/{Demo.DuplicateId}", """{"dismissed":false}"""),
        ("PATCH", $"/clients/{Demo.ClientId}/suggestions/{Demo.SuggestionId}", """{"state":"dismissed"}"""),
        ("GET", $"/clients/{Demo.ClientId}/consents", null),
        ("PUT", $"/clients/{Demo.ClientId}/consents", """{"purpose":"marketing","state":"given"}"""),
        ("GET", $"/clients/{Demo.ClientId}/export", null), ("POST", "/data-requests", """{"phone":"0871110000"}"""),
        ("POST", $"/clients/{Demo.ClientId}/household", """{"firstName":"Mallory"}"""),
        ("PATCH", $"/clients/{Demo.ClientId}", $$"""{"householdOwnerId":"{{Demo.OtherClientId}}"}"""),
        ("PATCH", $"/bookings/{Demo.BookingId}", $$"""{"memberId":"{{Demo.OtherClientId}}"}"""),
        ("GET", $"/bookings?memberId={Demo.ClientId}", null),
        ("POST", $"/clients/{Demo.ClientId}/erasures", "{}"),
        ("POST", $"/clients/{Demo.ClientId}/erasures", """{"dryRun":false,"reason":"theirs"}"""), ("GET", "/erasures", null),
        ("GET", $"/erasures/{Demo.ErasureId}", null), ("GET", $"/erasures/{Demo.ErasureId}/receipt", null),
        ("GET", "/audit", null), ("GET", "/export", null), ("GET", "/imports", null), ("POST", "/imports", "not multipart"), ("GET", $"/imports/{Demo.ImportId}", null),
        ("PUT", $"/imports/{Demo.ImportId}/columns", """{"columns":[{"field":"phone"}]}"""),
        ("PATCH", $"/imports/{Demo.ImportId}", """{"state":"cancelled"}"""),
        ("GET", $"/imports/{Demo.ImportId}/refused-rows", null),
        ("GET", "/duplicates", null), ("GET", "/duplicates?dismissed=true", null),
        ("GET", "/bookings", null), ("GET", $"/bookings?clientId={Demo.ClientId}", null),
        ("POST", "/bookings", Booking.Replace("CLIENT", Demo.ClientId.ToString(), StringComparison.Ordinal)),
        ("POST", "/bookings/track", """{"customerPhone":"0871110000","serviceName":"Cut","appointmentDateTime":"2026-12-27T14:00","source":"web"}"""),
        ("GET", $"/bookings/{Demo.BookingId}", null), ("PATCH", $"/bookings/{Demo.BookingId}", """{"status":"cancelled"}"""),
        ("GET", "/service-accounts", null), ("POST", "/service-accounts", """{"name":"spy","scopes":["admin"]}"""),
        ("DELETE", $"/service-accounts/{Demo.SpareAccountId}", null),
        ("GET", "/channel-connections", null), ("POST", "/channel-connections", """{"channel":"retell","name":"spy"}"""),
        ("PATCH", $"/channel-connections/{Demo.RetellConnectionId}", """{"enabled":false}"""),
        ("DELETE", $"/channel-connections/{Demo.RetellConnectionId}", null),
        ("POST", $"/channel-connections/{Demo.RetellConnectionId}/rotate", "{}"),
        ("GET", "/inbound-messages", null), ("GET", "/inbound-messages/counts", null),
        ("GET", $"/inbound-messages/{Demo.InboundMessageId}", null), ("POST", "/inbound-messages/replay", "{}"),
        ("POST", $"/inbound-messages/{Demo.InboundMessageId}/replay", """{"corrections":{"phone":"0871234567"}}"""),
        ("GET", "/event-subscriptions", null),
        ("POST", "/event-subscriptions", """{"url":"https://receiver.example/spy"}"""),
        ("GET", $"/event-subscriptions/{Demo.SubscriptionId}", null),
        ("PATCH", $"/event-subscriptions/{Demo.SubscriptionId}", """{"url":"https://receiver.example/spy"}"""),
        ("DELETE", $"/event-subscriptions/{Demo.SubscriptionId}", null),
        ("POST", $"/event-subscriptions/{Demo.SubscriptionId}/rotate", "{}"),
        ("POST", $"/event-subscriptions/{Demo.SubscriptionId}/test", null),
        ("POST", $"/event-subscriptions/{Demo.SubscriptionId}/resend", """{"since":"2026-01-01T00:00:00Z"}"""),
        ("GET", $"/event-subscriptions/{Demo.SubscriptionId}/attempts", null), ("GET", "/events", null),
    ];

    private TestApi _api = null!;
    private string _otherTenant = null!;
    private HttpClient _other = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        var platform = _api.As(Demo.PlatformToken);
        var tenant = await TestApi.Body(await platform.PostAsync("/api/platform/tenants", TestApi.Json(
            """{"name":"Oak & Ivy","region":"IE","timeZone":"Europe/Dublin","currency":"EUR"}""")));
        _otherTenant = $"/api/platform/tenants/{tenant.GetProperty("id").GetGuid()}";
        var account = await TestApi.Body(await platform.PostAsync($"{_otherTenant}/service-accounts", TestApi.Json(
            """{"name":"other","scopes":["clients:read","clients:write","bookings:read","bookings:write","webhooks:write","admin"]}""")));
        _other = _api.As(account.GetProperty("token").GetString()!);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _other.Dispose();
        await _api.DisposeAsync();
    }

    [TestCaseSource(nameof(Routes))]
    public async Task AnotherTenantsPath_IsForbidden((string Method, string Path, string? Body) route)
    {
        var response = await Send(_other, route.Method, TestApi.TenantPath + route.Path, route.Body);

        Assert.That(
            (response.StatusCode, await Code(response)), Is.EqualTo((HttpStatusCode.Forbidden, "tenant.forbidden")));
    }

    [TestCaseSource(nameof(Routes))]
    public async Task AnotherTenantsId_IsNotFoundUnderTheOwnPath((string Method, string Path, string? Body) route)
    {
        var namesARecord = Uri.UnescapeDataString(route.Path).Contains("01930000-", StringComparison.Ordinal)
            || route.Body?.Contains("01930000-", StringComparison.Ordinal) is true
                || route.Path.Contains("/by-phone/", StringComparison.Ordinal);
        if (!namesARecord) return;

        var response = await Send(_other, route.Method, _otherTenant + route.Path, route.Body);

        Assert.That(
            response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), await response.Content.ReadAsStringAsync());
    }

    [TestCase("/clients")]
    [TestCase("/bookings")]
    [TestCase("/service-accounts")]
    [TestCase("/channel-connections")]
    [TestCase("/inbound-messages")]
    [TestCase("/inbound-messages/counts")]
    [TestCase("/event-subscriptions")]
    [TestCase("/events")]
    [TestCase("/imports")]
    [TestCase("/erasures")]
    [TestCase("/audit")]
    public async Task List_ShowsNothingOfTheDemoTenant(string list)
    {
        var body = await (await _other.GetAsync(_otherTenant + list)).Content.ReadAsStringAsync();

        Assert.That(body, Does.Not.Contain("01930000-"));
    }

    [Test]
    public async Task EveryTenantRoute_IsInTheList()
    {
        var document = await TestApi.Body(await _api.Anonymous().GetAsync("/swagger/v1/swagger.json"));

        var documented = document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/platform/tenants/{tenantId}", StringComparison.Ordinal))
            .Sum(path => path.Value.EnumerateObject().Count());

        Assert.That(Routes.Select(route => (route.Method, route.Path.Split('?')[0])).Distinct()
            .Count(), Is.EqualTo(documented));
    }

    [TestCase("/api/webhooks/n8n/booking-created", """{"tenantId":"TENANT","bookingData":{"phone":"0871234567","service":"Cut","dateTime":"2026-12-27T14:00"}}""")]
    [TestCase("/api/webhooks/retell/call-ended", """{"bookingConfirmed":true,"metadata":{"tenantId":"TENANT"},"customerPhoneNumber":"0871234567","service":"Cut","dateTime":"2026-12-27T14:00"}""")]
    [TestCase("/api/webhooks/retell/call-ended", """{"bookingConfirmed":false,"metadata":{"tenantId":"TENANT"}}""")]
    [TestCase("/api/webhooks/chat/booking-confirmed", """{"tenantId":"TENANT","phone":"0871234567","service":"Cut","dateTime":"2026-12-27T14:00"}""")]
    public async Task Webhook_NamingAnotherTenantInItsBody_IsForbidden(string route, string body)
    {
        foreach (var tenant in new[] { Demo.TenantId.ToString(), "someone-else", Guid.Empty.ToString() })
        {
            var response = await _other.PostAsync(
                route, TestApi.Json(body.Replace("TENANT", tenant, StringComparison.Ordinal)));

            Assert.That((response.StatusCode, await Code(response)),
                Is.EqualTo((HttpStatusCode.Forbidden, "tenant.forbidden")));
        }
    }

    [Test]
    public async Task PlatformToken_OnAWebhook_MustNameTheTenant()
    {
        const string Body = """{"phone":"0871234567","service":"Cut","dateTime":"2026-12-27T14:00"}""";
        var platform = _api.As(Demo.PlatformToken);

        var unnamed = await platform.PostAsync("/api/webhooks/chat/booking-confirmed", TestApi.Json(Body));
        platform.DefaultRequestHeaders.Add("X-Tenant-Id", Demo.TenantId.ToString());
        var named = await platform.PostAsync("/api/webhooks/chat/booking-confirmed", TestApi.Json(Body));

        Assert.That(
            (unnamed.StatusCode, await Code(unnamed)), Is.EqualTo((HttpStatusCode.BadRequest, "tenant.not_named")));
        Assert.That(named.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task TenantToken_OnThePlatformsRoutes_IsForbidden()
    {
        var list = await _other.GetAsync("/api/platform/tenants");
        var create = await _other.PostAsync("/api/platform/tenants", TestApi.Json("{}"));

        Assert.That(
            (list.StatusCode, create.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient http, string method, string url, string? body)
    {
        using var request = new HttpRequestMessage(
            new(method), url)
        { Content = body is null ? null : TestApi.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await http.SendAsync(request);
    }

    private static async Task<string?> Code(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString();
}
