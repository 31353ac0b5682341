using System.Net;
using System.Net.Sockets;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>What is wrong with the settings is told in one line each, and the program ends with 1.</summary>
internal sealed class RefusedStartTests
{
    private AStartedProgram _program = null!;

    [SetUp]
    public void Prepare() => _program = new();

    [TearDown]
    public void CleanUp() => _program.Dispose();

    [TestCase("Database__Provider", "Postgres", "Database:Provider is 'Postgres': it must be Sqlite or SqlServer.")]
    [TestCase("Events__Timeout", "00:00:00", "Events:Timeout is out of range")]
    [TestCase("PublicBaseUrl", "hooks.example.com", "PublicBaseUrl must be an absolute")]
    [TestCase("ConnectionStrings__CustomerTracking", "", "ConnectionStrings:CustomerTracking is empty")]
    [TestCase("ConnectionStrings__CustomerTracking", "Data Source=/proc/nowhere/x.db", "cannot be made")]
    [TestCase("Https__Redirect", "true", "Https:Redirect needs a PublicBaseUrl that begins with https://.")]
    [TestCase("DataProtection__CertificatePath", "/nowhere.pfx", "DataProtection:CertificatePath names '/nowhere.pfx'")]
    [TestCase("ASPNETCORE_URLS", "nonsense", "cannot listen on nonsense")]
    [TestCase("ASPNETCORE_URLS", "https://127.0.0.1:0", "HTTPS")]
    public async Task Setting_ThatIsWrong_IsToldInOneLine(string key, string value, string told)
    {
        var ended = await _program.Run(
            new Dictionary<string, string?> { ["Database__MigrateOnStart"] = "true", [key] = value });

        Assert.That(ended.Refusals, Has.Count.EqualTo(1));
        Assert.That(ended.Refusals[0], Does.Contain(told));
    }

    [Test]
    public async Task SeveralFaults_AreToldAtOnce()
    {
        var ended = await _program.Run(new Dictionary<string, string?>
        {
            ["Database__Provder"] = "x",
            ["Housekeeping__Batch"] = "many",
            ["Events__RetentonDays"] = "3",
        });

        Assert.That(ended.Refusals, Has.Count.EqualTo(3));
    }

    [TestCase("Did you mean migrate?", "migrat")]
    [TestCase("Database:Provder is not a setting.", "--Database:Provder=SqlServer")]
    public async Task Argument_ThatMeansNothing_IsRefusedInsteadOfServing(string told, params string[] arguments)
    {
        var ended = await _program.Run(arguments);

        Assert.That(ended.Refusals, Has.Count.EqualTo(1));
        Assert.That(ended.Refusals[0], Does.Contain(told));
    }

    [Test]
    public async Task Help_ListsTheCommands()
    {
        var ended = await _program.Run("--help");

        Assert.That((ended.ExitCode, ended.Error), Is.EqualTo((0, "")));
        Assert.That(ended.Output, Does.Contain("migrate").And.Contain("--demo"));
    }

    [Test]
    public async Task File_ThatIsNoDatabase_IsToldInOneLine()
    {
        await File.WriteAllTextAsync(_program.Database, new string('x', 5000));

        var ended = await _program.Run("migrate");

        Assert.That(ended.Refusals, Has.One.Contains("The database cannot be used"));
    }

    [Test]
    public async Task SettingsFile_ThatIsBroken_IsToldInOneLine()
    {
        await File.WriteAllTextAsync(Path.Combine(_program.Folder, "appsettings.json"), "{ \"Urls\": ");

        var ended = await _program.Run($"--contentRoot={_program.Folder}");

        Assert.That(ended.Refusals, Has.One.Contains("appsettings.json"));
    }

    [Test]
    public async Task Address_ThatAnotherProgramHas_IsToldInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var ended = await _program.Run(
            new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = address, ["Database__MigrateOnStart"] = "true" });

        Assert.That(ended.Refusals, Has.One.Contains($"cannot listen on {address}"));
    }
}
