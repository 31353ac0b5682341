using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>The program as a process of its own, as an operator starts it.</summary>
internal sealed class StartUpTests
{
    private string _database = null!;
    private string _folder = null!;

    [SetUp]
    public void Prepare() => (_folder, _database) =
        (Path.GetTempPath(), Path.Combine(Path.GetTempPath(), $"ct-start-{Guid.CreateVersion7():N}.db"));

    [TearDown]
    public void CleanUp()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_database) + "*"))
            File.Delete(file);
    }

    [Test]
    public async Task Migrate_ThenProductionWithItsOwnToken_Serves()
    {
        const string Token = "a-token-that-an-operator-made-up";
        using var migrated = Start("Production", [], "migrate");
        await migrated.WaitForExitAsync();

        var port = FreePort();
        using var process = Start("Production", new()
        {
            ["Bootstrap__TenantId"] = "0193a000-0000-7000-8000-00000000000a",
            ["Bootstrap__ServiceToken"] = Token,
            ["Urls"] = $"http://127.0.0.1:{port}",
        });
        using var http = new HttpClient
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            DefaultRequestHeaders = { { "X-Api-Key", Token } }
        };
        var ready = await Ready(http);
        var clients = await http.GetAsync("/api/platform/tenants/0193a000-0000-7000-8000-00000000000a/clients");
        process.Kill();

        Assert.That(migrated.ExitCode, Is.Zero);
        Assert.That((ready, clients.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(await process.StandardOutput.ReadToEndAsync(),
            Does.Not.Contain(Token).And.Contain("DataProtection:CertificatePath"), "the keys lie open");
    }

    // As "dotnet run" starts it: the packages' files are not beside the program, only in a published one.
    [TestCase("admin.css")]
    [TestCase("CustomerTracking.Api.styles.css")]
    [TestCase("_content/Radzen.Blazor/css/standard-base.css")]
    [TestCase("_framework/blazor.web.js")]
    public async Task Production_ServesWhatThePagesAreMadeOf(string file)
    {
        var port = FreePort();
        _folder = Repository.File("src/Api");
        using var process = Start("Production", new()
        {
            ["Database__MigrateOnStart"] = "true",
            ["Urls"] = $"http://127.0.0.1:{port}",
        });
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        await Ready(http);
        var answer = await http.GetAsync(file);
        process.Kill();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Production_WithoutMigrations_IsNotReady()
    {
        var port = FreePort();
        using var process = Start("Production", new() { ["Urls"] = $"http://127.0.0.1:{port}" });
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };

        var live = await Live(http);
        var ready = await http.GetAsync("/health/ready");
        process.Kill();

        Assert.That((live, ready.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
    }

    [TestCase("Bootstrap__ServiceToken", "ctk_demo_service_token_never_use_in_production")]
    [TestCase("Bootstrap__PlatformToken", "ctk_demo_platform_token_never_use_in_production")]
    public async Task Production_WithADemoToken_RefusesToStart(string key, string token)
    {
        using var process = Start("Production", new() { [key] = token, ["Database__MigrateOnStart"] = "true" });

        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(await process.StandardError.ReadToEndAsync()
            + await process.StandardOutput.ReadToEndAsync(), Does.Contain("everybody knows"));
    }

    [TestCase(false)]
    [TestCase(true, TestName = "Production_OnADatabaseWithTheDemosOwner_RefusesToStart")]
    public async Task Production_OnADemoDatabase_RefusesToStart(bool withOwnTokens)
    {
        var port = FreePort();
        var settings = new Dictionary<string, string> { ["Urls"] = $"http://127.0.0.1:{port}" };
        if (withOwnTokens)
        {
            settings["Bootstrap__ServiceToken"] = "ctk_a-service-token-of-somebody-s-own-0123456789";
            settings["Bootstrap__PlatformToken"] = "ctk_a-platform-token-of-somebody-s-own-0123456789";
        }

        using (var demo = Start("Development", settings))
        {
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            await Ready(http);
            demo.Kill();
        }

        using var process = Start("Production", []);
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(await process.StandardError.ReadToEndAsync()
            + await process.StandardOutput.ReadToEndAsync(), Does.Contain("everybody knows"));
    }

    private Process Start(string environment, Dictionary<string, string> settings, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CustomerTracking.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ConnectionStrings__CustomerTracking"] = $"Data Source={_database}";
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return Process.Start(start)!;
    }

    private static Task<HttpStatusCode> Ready(HttpClient http) => Answer(http, "/health/ready");

    private static Task<HttpStatusCode> Live(HttpClient http) => Answer(http, "/health/live");

    private static async Task<HttpStatusCode> Answer(HttpClient http, string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return (await http.GetAsync(path)).StatusCode;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
