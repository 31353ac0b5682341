using System.Net;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Security;

internal sealed class TokenTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase(null, "token.missing", null)]
    [TestCase("ctk_wrong", "token.invalid", "error=\"invalid_token\"")]
    public async Task Get_WithoutAGoodToken_Is401AndNamesTheError(string? token, string code, string? error)
    {
        var http = token is null ? _api.Anonymous() : _api.As(token);

        var response = await http.GetAsync($"{TestApi.TenantPath}/clients");

        Assert.That((response.StatusCode, await Code(response)), Is.EqualTo((HttpStatusCode.Unauthorized, code)));
        var challenge = response.Headers.WwwAuthenticate.ToString();
        Assert.That(challenge, Does.StartWith("Bearer realm="));
        Assert.That(challenge, error is null ? Does.Not.Contain("error") : Does.Contain(error));
    }

    [Test]
    public async Task Get_WithTheTokenAsApiKey_IsLetIn()
    {
        var http = _api.Anonymous();
        http.DefaultRequestHeaders.Add("X-Api-Key", Demo.ServiceToken);

        var response = await http.GetAsync($"{TestApi.TenantPath}/clients");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Post_WithATokenThatMayOnlyRead_NamesTheMissingScope()
    {
        var reader = _api.As(await AToken("clients:read"));

        var read = await reader.GetAsync($"{TestApi.TenantPath}/clients");
        var written = await reader.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json("{}"));

        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (written.StatusCode, await Code(written)), Is.EqualTo((HttpStatusCode.Forbidden, "token.scope_missing")));
        Assert.That(await written.Content.ReadAsStringAsync(), Does.Contain("clients:write"));
    }

    [Test]
    public async Task Get_AfterRevoking_IsRefusedAtOnce()
    {
        var issued = await Issue("clients:read");
        var http = _api.As(issued.GetProperty("token").GetString()!);
        var before = await http.GetAsync($"{TestApi.TenantPath}/clients");

        await _api.Http.DeleteAsync($"{TestApi.TenantPath}/service-accounts/{issued.GetProperty("id").GetGuid()}");
        var after = await http.GetAsync($"{TestApi.TenantPath}/clients");

        Assert.That(
            (before.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task Tokens_StandNowhereButInTheAnswer()
    {
        var token = await AToken("clients:read");

        var list = await (await _api.Http.GetAsync($"{TestApi.TenantPath}/service-accounts"))
            .Content.ReadAsStringAsync();
        var rows = await _api.Read(db => db.Set<ServiceAccount>().ToListAsync());
        Assert.That(list, Does.Not.Contain(token));
        Assert.That(rows.Select(row => JsonSerializer.Serialize(row)), Has.None.Contains(token));
        Assert.That(_api.Log.All, Has.None.Contains(token));
    }

    [Test]
    public async Task Log_OfABooking_HoldsIdsOnly()
    {
        await _api.Http.PostAsync(
            "/api/webhooks/n8n/booking-created", TestApi.Json(Sample.Text("n8n_booking_created.json")));

        Assert.That(_api.Log.All, Has.Some.Contains("[Customer Tracking] Booking created: "));
        Assert.That(_api.Log.All, Has.None.Contains("Tadhg").And.None.Contains("999 8877")
            .And.None.Contains("879998877").And.None.Contains("@example.ie"));
    }

    private async Task<string> AToken(string scope) => (await Issue(scope)).GetProperty("token").GetString()!;

    private async Task<JsonElement> Issue(string scope) => await TestApi.Body(await _api.Http.PostAsync(
        $"{TestApi.TenantPath}/service-accounts", TestApi.Json($$"""{"name":"a test","scopes":["{{scope}}"]}""")));

    private static async Task<string?> Code(HttpResponseMessage response) =>
        (await TestApi.Body(response)).GetProperty("code").GetString();
}
