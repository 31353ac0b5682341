using System.Net;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>What an operator does at the machine, without a token and without signing in.</summary>
internal sealed partial class CommandTests
{
    private AStartedProgram _program = null!;

    [SetUp]
    public async Task Prepare() => await (_program = new()).Migrated();

    [TearDown]
    public void CleanUp() => _program.Dispose();

    [Test]
    public async Task Owner_AddedListedAndReset_HasAPasswordThatIsPrintedOnce()
    {
        var added = await _program.Run("owner", "add", "--email", "tara@example.com", "--name=Tara");
        var again = await _program.Run("owner", "add", "--email", "TARA@example.com");
        var listed = await _program.Run("owner", "list");
        var reset = await _program.Run("owner", "reset", "--email", "Tara@Example.com");
        var unknown = await _program.Run("owner", "reset", "--email", "nobody@example.com");
        var missing = await _program.Run("owner", "reset");

        Assert.That(
            (added.ExitCode, listed.ExitCode, reset.ExitCode), Is.EqualTo((0, 0, 0)), added.Error + reset.Error);
        Assert.That(
            Password().Match(added.Output).Value, Is.Not.Empty.And.Not.EqualTo(Password().Match(reset.Output).Value));
        Assert.That(listed.Output, Does.Contain("tara@example.com  Tara"));
        Assert.That(again.Refusals, Has.Count.EqualTo(1));
        Assert.That(unknown.Refusals, Has.One.Contains("owner list"));
        Assert.That(missing.Refusals, Has.One.Contains("owner reset needs --email"));
    }

    [Test]
    public async Task Receipt_IsVerified_AndAChangedOneIsNot()
    {
        using var demo = new AStartedProgram();
        var settings = new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
        using var http = await demo.Serve(settings);
        http.DefaultRequestHeaders.Authorization = new("Bearer", Demo.ServiceToken);
        var receipt = await http.GetStringAsync($"{TestApi.TenantPath}/erasures/{Demo.ErasureId}/receipt");
        var (good, bad) = (Path.Combine(demo.Folder, "good.json"), Path.Combine(demo.Folder, "bad.json"));
        await File.WriteAllTextAsync(good, receipt.Replace(",", ",\n  ", StringComparison.Ordinal));
        await File.WriteAllTextAsync(bad, receipt.Replace("\"bookings\":0", "\"bookings\":1", StringComparison.Ordinal));

        var genuine = await demo.Run(settings, "receipt", "verify", "--file", good);
        var changed = await demo.Run(settings, "receipt", "verify", "--file", bad);
        var missing = await demo.Run(settings, "receipt", "verify", "--file", good + "x");
        var other = await demo.Run(settings, "receipt", "verify", "--file", demo.Database);

        Assert.That((genuine.ExitCode, genuine.Output), Is.EqualTo((0, genuine.Output)), genuine.Error);
        Assert.That(genuine.Output, Does.Contain("The receipt is genuine"));
        Assert.That(changed.Refusals, Has.One.Contains("not genuine"));
        Assert.That(missing.Refusals, Has.One.Contains("There is no file"));
        Assert.That(other.Refusals, Has.One.Contains("no receipt"));
    }

    [Test]
    public async Task PlatformToken_MadeListedAndRevoked_OpensTheTenantsUntilThen()
    {
        var made = await _program.Run("platform-token", "add", "--name", "n8n");
        var (id, token) = (Id().Match(made.Output).Value, Token().Match(made.Output).Value);
        using var http = await _program.Serve([]);
        http.DefaultRequestHeaders.Clear();
        http.DefaultRequestHeaders.Add("X-Api-Key", token);

        var open = await http.GetAsync("/api/platform/tenants");
        var revoked = await _program.Run("platform-token", "revoke", "--id", id);
        var listed = await _program.Run("platform-token", "list");
        for (var tries = 0; tries < 100 && (await http.GetAsync("/api/platform/tenants")).IsSuccessStatusCode; tries++)
            await Task.Delay(50);

        Assert.That(
            (made.ExitCode, revoked.ExitCode, open.StatusCode), Is.EqualTo((0, 0, HttpStatusCode.OK)), revoked.Error);
        Assert.That((await http.GetAsync("/api/platform/tenants")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(listed.Output, Does.Contain(id).And.Contain("revoked").And.Not.Contain(token));
    }

    [Test]
    public async Task Tenant_OpenedByACommand_IsThere()
    {
        var opened = await _program.Run(
            "tenant", "add", "--name", "Rowan", "--time-zone", "Europe/Paris", "--currency", "EUR", "--region", "FR");
        var refused = await _program.Run("tenant", "add", "--name", "Rowan", "--region", "XX");

        Assert.That((opened.ExitCode, Id().IsMatch(opened.Output)), Is.EqualTo((0, true)), opened.Error);
        Assert.That(refused.Refusals, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Bootstrap_OfADatabaseThatIsNotEmpty_IsWarnedOf()
    {
        var ended = await _program.Run(
            new Dictionary<string, string?>
            {
                ["Bootstrap__TenantId"] = AStartedProgram.TenantId,
                ["Bootstrap__ServiceToken"] = AStartedProgram.Token,
                ["Bootstrap__PlatformToken"] = "a-token-that-came-too-late-for-it",
                ["Bootstrap__AdminEmail"] = "owner-without-a-password@example.com",
            },
            "migrate");

        Assert.That(ended.Output, Does.Contain("Bootstrap:PlatformToken, Bootstrap:AdminEmail have no effect"));
    }

    [TestCase("Bootstrap__ServiceToken", "short", "Bootstrap:ServiceToken")]
    [TestCase("Bootstrap__TimeZone", "Europe/Nowhere", "Bootstrap:")]
    [TestCase("Bootstrap__Currency", "EURO", "Bootstrap:")]
    public async Task Bootstrap_ThatIsWrong_IsToldInOneLine(string key, string value, string told)
    {
        using var program = new AStartedProgram();

        var ended = await program.Run(
            new Dictionary<string, string?>
            {
                ["Bootstrap__TenantId"] = AStartedProgram.TenantId,
                ["Bootstrap__ServiceToken"] = AStartedProgram.Token,
                [key] = value,
            },
            "migrate");

        Assert.That(ended.Refusals, Has.Count.EqualTo(1));
        Assert.That(ended.Refusals[0], Does.StartWith(told));
    }

    [GeneratedRegex("[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}")]
    private static partial Regex Password();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("ctk_[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();
}
