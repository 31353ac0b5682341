using System.Net;
using System.Runtime.Versioning;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>Where it is started from and what it listens on.</summary>
internal sealed class ContentRootTests
{
    private static readonly Dictionary<string, string?> Migrating = new() { ["Database__MigrateOnStart"] = "true" };

    private AStartedProgram _program = null!;

    [SetUp]
    public void Prepare() => _program = new();

    [TearDown]
    public void CleanUp() => _program.Dispose();

    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:{0}")]
    [TestCase("DOTNET_URLS", "http://127.0.0.1:{0}")]
    [TestCase("ASPNETCORE_HTTP_PORTS", "{0}")]
    [TestCase("Urls", "http://127.0.0.1:{0}")]
    [TestCase("Kestrel__Endpoints__Http__Url", "http://127.0.0.1:{0}")]
    public async Task Address_OfTheEnvironment_IsListenedOn(string variable, string value)
    {
        var port = AStartedProgram.FreePort();
        _program.Start(new(Migrating) { [variable] = value.Replace("{0}", $"{port}", StringComparison.Ordinal) });

        using var http = await _program.Answering(port);

        Assert.That((await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Address_OfTheCommandLine_IsListenedOnAndTold()
    {
        var port = AStartedProgram.FreePort();
        var process = _program.Start(
            new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, "--urls", $"http://127.0.0.1:{port}");
        using var http = await _program.Answering(port);
        process.Kill();

        Assert.That(await process.StandardOutput.ReadToEndAsync(), Does.Contain($"http://127.0.0.1:{port}/customers"));
    }

    // The tests' processes always work in another directory than the program's.
    [Test]
    public async Task PagesFiles_FromAnotherWorkingDirectory_AreServed()
    {
        using var http = await _program.Serve(Migrating);

        foreach (var file in new[] { "admin.css", "_content/Radzen.Blazor/css/standard-base.css",
            "_framework/blazor.web.js" })
            Assert.That((await http.GetByteArrayAsync(file)).Length, Is.GreaterThan(1000), file);
    }

    [TestCase("http://localhost:3000", true)]
    [TestCase("https://hooks.example.com", false)]
    public async Task PublicAddress_OnThisMachineInProduction_IsWarnedOf(string address, bool isWarned)
    {
        var port = AStartedProgram.FreePort();
        var process = _program.Start(
            new(Migrating) { ["PublicBaseUrl"] = address, ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
        using var http = await _program.Answering(port);
        process.Kill();

        Assert.That(
            (await process.StandardOutput.ReadToEndAsync()).Contains("PublicBaseUrl is", StringComparison.Ordinal),
            Is.EqualTo(isWarned));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win", Reason = "Windows gives a file its folder's permissions.")]
    public async Task DatabaseFile_IsReadableByItsOwnerOnly()
    {
        using var http = await _program.Serve(Migrating);

        var modes = Directory.GetFiles(_program.Folder, "start.db*").ToDictionary(
            file => Path.GetFileName(file), File.GetUnixFileMode);

        Assert.That(modes.Keys, Is.SupersetOf(["start.db", "start.db-wal", "start.db-shm"]));
        Assert.That(modes.Values, Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
