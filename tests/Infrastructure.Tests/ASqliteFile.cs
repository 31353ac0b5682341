using CustomerTracking.Application;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests;

/// <summary>A migrated SQLite file, reached as the program reaches it.</summary>
internal sealed class ASqliteFile : IAsyncDisposable
{
    public static readonly TenantProfile App = new(
        new(Guid.Parse("eb40f9f0-e696-4f46-bf00-4c7cf96338cc")), "A salon", "IE", "Europe/Dublin", Currency.Parse("EUR"));

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ct-test-{Guid.CreateVersion7():N}.db");
    private readonly ServiceProvider _services;

    public ASqliteFile(Action<IServiceCollection>? configure = null) => _services = ServicesOn(
        new() { ["Database:Provider"] = "Sqlite", ["ConnectionStrings:CustomerTracking"] = $"Data Source={_path}" },
        configure);

    public static ServiceProvider ServicesOn(
        Dictionary<string, string?> settings, Action<IServiceCollection>? configure)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddApplication().AddInfrastructure(configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    public async Task<T> Use<T>(Func<AppDb, Task<T>> use)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(App, "a test");
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.MigrateAsync();
        if (!await db.Set<Tenant>().AnyAsync()) await OpenTheSalon(db);
        return await use(db);
    }

    public Task<T> Send<T>(IRequest<T> request) => In<IMediator, T>(mediator => mediator.Send(request));

    public async Task<T> In<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(App, "a test");
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<string> Scalar(string sql) => Use(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync()}";
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*")) File.Delete(file);
    }

    private static Task<int> OpenTheSalon(AppDb db)
    {
        var settings = new TenantSettings("A salon", App.Region, App.TimeZone, App.Currency);
        db.Add(Tenant.Open(App.Id, settings, DateTimeOffset.UnixEpoch));
        return db.SaveChangesAsync();
    }
}
