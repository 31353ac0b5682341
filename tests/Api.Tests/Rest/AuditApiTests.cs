using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>Who looked at whose data is noted, and never in the way.</summary>
internal sealed class AuditApiTests
{
    private TestApi _api = null!;
    private Guid _client;

    [SetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        _client = await Book("A-1", "0862295001", "Nora Looked");
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Looks_ByAToken_AreNotedOnceInAWhile_AndFoundByThePerson()
    {
        var other = await Book("A-2", "0862295002", "Emma Looked");
        var message = (await Get("inbound-messages")).GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("clientId").ToString() == _client.ToString()).GetProperty("id").GetGuid();
        for (var look = 0; look < 3; look++) await Get($"clients/{_client}");
        await Get("clients/by-phone/0862295001");
        await Get($"clients/{other}");
        await Get($"inbound-messages/{message}");
        await Get($"clients/{_client}/export");
        await Get("clients");   // a list is no look at one

        var noted = await Until($"audit?clientId={_client}", 3);

        Assert.That(
            noted.EnumerateArray().Select(one => one.GetProperty("action").GetString()),
            Is.EquivalentTo(new[] { "client_viewed", "message_read", "client_exported" }));
        Assert.That(noted.EnumerateArray().Select(one => one.GetProperty("actorName").GetString()), Is.All.EqualTo("first account"));
        Assert.That(noted.ToString(), Does.Not.Contain("Nora").And.Not.Contain("86229"));
        Assert.That((await Until("audit?action=client_viewed", 2)).GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Audit_PageByPage_IsEachOnce_AndOfThatTimeOnly()
    {
        for (var number = 0; number < 5; number++)
            await Get($"clients/{await Book($"P-{number}", $"086229600{number}", "Somebody Seen")}");
        await Until("audit?action=client_viewed", 5);
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await Get($"audit?limit=2&action=client_viewed{(cursor is null ? "" : "&cursor=" + cursor)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.That(seen, Has.Count.EqualTo(5).And.Unique);
        Assert.That((await Get("audit?to=2020-01-01")).GetProperty("items").GetArrayLength(), Is.Zero);
        Assert.That((await Get($"audit?actorId={Guid.CreateVersion7()}")).GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [TestCase("audit?action=looked", "action")]
    [TestCase("audit?clientId=12", "clientId")]
    [TestCase("audit?from=yesterday", "from")]
    [TestCase("audit?limit=1000", "limit")]
    public async Task Audit_BadParameter_IsNamed(string path, string parameter)
    {
        var answer = await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(parameter));
    }

    [Test]
    public async Task Audit_NeedsTheAdminScope()
    {
        var account = await TestApi.Body(await _api.Http.PostAsync(
            $"{TestApi.TenantPath}/service-accounts", TestApi.Json("""{"name":"reader","scopes":["clients:read"]}""")));
        using var reader = _api.As(account.GetProperty("token").GetString()!);

        Assert.That((await reader.GetAsync($"{TestApi.TenantPath}/audit")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task LogThatCannotBeWritten_StopsAnExport_AndNoLook()
    {
        await _api.Read(db => db.Database.ExecuteSqlAsync($"DROP TABLE SecurityLog"));

        var export = await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{_client}/export");
        var look = await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{_client}");

        Assert.That(export.IsSuccessStatusCode, Is.False);
        Assert.That(await export.Content.ReadAsStringAsync(), Does.Not.Contain("Nora"));
        Assert.That(look.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<JsonElement> Until(string path, int count)
    {
        var items = (await Get(path)).GetProperty("items");
        for (var look = 0; look < 100 && items.GetArrayLength() < count; look++)
        {
            await Task.Delay(50);
            items = (await Get(path)).GetProperty("items");
        }

        return items;
    }

    private async Task<Guid> Book(string id, string phone, string name)
    {
        var answer = await _api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json(
            $$"""{"externalId":"{{id}}","phone":"{{phone}}","name":"{{name}}","service":"Cut","dateTime":"2026-10-01T10:00"}"""));
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }

    private async Task<JsonElement> Get(string path) =>
        await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}"));
}
