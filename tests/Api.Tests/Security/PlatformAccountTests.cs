using System.Net;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Security;

internal sealed class PlatformAccountTests
{
    private const string Path = "/api/platform/service-accounts";

    [Test]
    public async Task Account_MadeByAPlatformToken_OpensEveryTenantUntilItIsRevoked()
    {
        await using var api = TestApi.Start();
        var platform = api.As(Demo.PlatformToken);

        var made = await TestApi.Body(await platform.PostAsync(
            Path, TestApi.Json("""{"name": "n8n", "scopes": ["clients:read"]}""")));
        var mine = api.As(made.GetProperty("token").GetString()!);
        var clients = await mine.GetAsync($"{TestApi.TenantPath}/clients");
        var listed = await platform.GetStringAsync(Path);
        var revoked = await platform.DeleteAsync($"{Path}/{made.GetProperty("id").GetGuid()}");
        var after = await mine.GetAsync($"{TestApi.TenantPath}/clients");

        Assert.That((clients.StatusCode, revoked.StatusCode, after.StatusCode), Is.EqualTo(
            (HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized)));
        Assert.That(listed, Does.Contain(made.GetProperty("id").GetString())
            .And.Not.Contain(made.GetProperty("token").GetString()));
    }

    [Test]
    public async Task Account_OfAPlatform_IsNotForATenantsToken()
    {
        await using var api = TestApi.Start();

        var answers = new[]
        {
            await api.Http.GetAsync(Path), await api.Anonymous().GetAsync(Path),
            await api.Http.PostAsync(Path, TestApi.Json("""{"name": "x", "scopes": ["admin"]}""")),
            await api.Http.DeleteAsync($"{Path}/{Demo.SparePlatformAccountId}"),
            await api.As(Demo.PlatformToken).DeleteAsync($"{Path}/{Demo.SpareAccountId}"),
        };

        Assert.That(answers.Select(one => (int)one.StatusCode), Is.EqualTo(new[] { 403, 401, 403, 403, 404 }));
    }
}
