using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Api.Tests;

/// <summary>
/// The program itself on a real port and a fresh database, started as in Development: a SQLite file, or SQL Server
/// where
/// <c>CUSTOMERTRACKING_TEST_SQLSERVER</c> holds a connection string.
/// </summary>
internal sealed class TestApi : WebApplicationFactory<Program>
{
    // A page that connects again while the program stops would be waited for as long as a person's.
    private static readonly TimeSpan ForOpenPages = TimeSpan.FromSeconds(2);

    private readonly string _database;
    private readonly bool _ownsDatabase;
    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _configure;

    private TestApi(Dictionary<string, string>? settings, Action<IServiceCollection>? configure, TestApi? beside) =>
        (_settings, _configure, _database, _ownsDatabase) = (
            settings ?? [], configure, beside?._database ?? $"ct-api-{Guid.CreateVersion7():N}", beside is null);

    public LogLines Log { get; } = new();

    /// <summary>Sends the demo tenant's token.</summary>
    public HttpClient Http { get; private set; } = null!;

    public const string TenantPathText = "/api/platform/tenants/eb40f9f0-e696-4f46-bf00-4c7cf96338cc";

    public static string TenantPath => $"/api/platform/tenants/{Demo.TenantId}";

    /// <param name="beside">Another process, whose database this one works on too.</param>
    public static TestApi Start(
        Dictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null,
        TestApi? beside = null)
    {
        var api = new TestApi(settings, configure, beside);
        api.UseKestrel(0);
        api.StartServer();
        api.Http = api.As(Demo.ServiceToken);
        return api;
    }

    public HttpClient Anonymous() => CreateClient();

    public HttpClient As(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Reads the demo tenant's rows as they are in the database.</summary>
    public async Task<TResult> Read<TResult>(Func<AppDb, Task<TResult>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        var tenant = new TenantProfile(Demo.TenantId, Demo.TenantName, "IE", "Europe/Dublin", Currency.Parse("EUR"));
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(tenant, "a test");
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> Body(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseShutdownTimeout(ForOpenPages);
        builder.UseSetting("Database:Provider", SqlServer is null ? "Sqlite" : "SqlServer");
        builder.UseSetting("ConnectionStrings:CustomerTracking", Connection);
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        if (_configure is not null) builder.ConfigureTestServices(_configure);
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_ownsDatabase)
        {
            await base.DisposeAsync();
            return;
        }

        if (SqlServer is not null)
        {
            await using var scope = Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureDeletedAsync();
        }

        await base.DisposeAsync();
        if (SqlServer is not null) return;

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), _database + "*")) File.Delete(file);
    }

    private static string? SqlServer =>
        Environment.GetEnvironmentVariable("CUSTOMERTRACKING_TEST_SQLSERVER") is { Length: > 0 } connection
        ? connection
        : null;

    private string Connection => SqlServer is { } server
        ? new SqlConnectionStringBuilder(server) { InitialCatalog = _database }.ConnectionString
        : $"Data Source={Path.Combine(Path.GetTempPath(), _database + ".db")}";
}
