using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Application.Tests;

/// <summary>
/// One tenant on a fresh database: a SQLite file, or a SQL Server database where <c>CUSTOMERTRACKING_TEST_SQLSERVER</c>
/// holds a connection string. Every request runs in a scope of its own, as over HTTP.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, string?> _settings;
    private readonly string? _database;

    private TestApp(
        ServiceProvider services, Dictionary<string, string?> settings, string? database, TenantProfile profile) =>
        (_services, _settings, _database, Profile) = (services, settings, database, profile);

    public TenantProfile Profile { get; }

    public static async Task<TestApp> Open(Action<IServiceCollection>? configure = null)
    {
        var (settings, database) = DatabaseSettings();
        var salon = new TestApp(Services(settings, configure), settings, database, AProfile("IE"));
        await using var scope = salon._services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.MigrateAsync();
        await salon.AddTenant(salon.Profile);
        return salon;
    }

    /// <summary>Another process on the same database: it shares no queue and no lock with this one.</summary>
    public TestApp AnotherProcess() => new(Services(_settings, null), _settings, database: null, Profile);

    public static TenantProfile AProfile(string region) =>
        new(TenantId.New(), "Willow & Pine", region, "Europe/Dublin", Currency.Parse("EUR"));

    public Task<TResult> Send<TResult>(IRequest<TResult> request) => SendAs(Profile, request);

    public async Task<TResult> SendAs<TResult>(TenantProfile tenant, IRequest<TResult> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(tenant, "a test");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>As when a channel has delivered a message that becomes this command.</summary>
    public async Task<TResult> Receive<TResult>(ReceivedMessage received, IRequest<TResult> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(Profile, "a test");
        scope.ServiceProvider.GetRequiredService<CurrentInboundMessage>().Receive(received, "{}"u8.ToArray());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Reads the rows as they are in the database.</summary>
    public Task<TResult> Read<TResult>(Func<AppDb, Task<TResult>> read) => ReadAs(Profile, read);

    /// <inheritdoc cref="Read"/>
    public async Task<TResult> ReadAs<TResult>(TenantProfile tenant, Func<AppDb, Task<TResult>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(tenant, "a test");
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Every row of a table, all tenants', each as one text: what somebody with the file would see.</summary>
    public Task<List<string>> RawRows(string table) => Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount);
            rows.Add(string.Join(
                '|', columns.Select(column => $"{reader.GetName(column)}={Text(reader.GetValue(column))}")));
        }

        return rows;

        // SQLite has no GUIDs, and keeps their bytes.
        static object Text(object value) => value switch
        {
            byte[] { Length: 16 } id => new Guid(id, bigEndian: true),
            byte[] bytes => Convert.ToHexString(bytes),
            _ => value,
        };
    });

    public async Task AddTenant(TenantProfile profile)
    {
        await using var scope = _services.CreateAsyncScope();
        var settings = new TenantSettings("Willow & Pine", profile.Region, profile.TimeZone, profile.Currency);
        scope.ServiceProvider.GetRequiredService<ITenantRepository>()
            .Add(Tenant.Open(profile.Id, settings, DateTimeOffset.UnixEpoch));
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (SqlServer is not null && _database is not null)
        {
            await using var scope = _services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureDeletedAsync();
        }

        await _services.DisposeAsync();
        if (SqlServer is null && _database is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_database) + "*"))
                File.Delete(file);
        }
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings, Action<IServiceCollection>? configure)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddApplication().AddInfrastructure(configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    public static string? SqlServer =>
        Environment.GetEnvironmentVariable("CUSTOMERTRACKING_TEST_SQLSERVER") is { Length: > 0 } connection
        ? connection
        : null;

    private static (Dictionary<string, string?> Settings, string Database) DatabaseSettings()
    {
        var name = $"ct-test-{Guid.CreateVersion7():N}";
        if (SqlServer is { } server)
        {
            var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = name };
            return (new()
            {
                ["Database:Provider"] = "SqlServer",
                ["ConnectionStrings:CustomerTracking"] = connection.ConnectionString
            }, name);
        }

        var file = Path.Combine(Path.GetTempPath(), name + ".db");
        return (new()
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:CustomerTracking"] = $"Data Source={file}"
        }, file);
    }
}
