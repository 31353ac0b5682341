using CustomerTracking.Application;
using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Bench;

/// <summary>The demo's salon on a file of its own, reached as the program reaches it.</summary>
internal sealed class LargeTenant : IAsyncDisposable
{
    private static readonly TenantProfile Salon = People.Salon(People.LargeTenant);

    private readonly ServiceProvider _services;

    private LargeTenant(ServiceProvider services) => _services = services;

    public static async Task<LargeTenant> Open(string file)
    {
        var salon = Describe(file);
        await salon.Use(db => db.Database.MigrateAsync());
        return salon;
    }

    /// <summary>Without touching the file.</summary>
    public static LargeTenant Describe(string file, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:CustomerTracking"] = $"Data Source={Path.GetFullPath(file)}",
        };
        foreach (var (name, value) in more) settings[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddApplication().AddInfrastructure(configuration);
        return new(services.BuildServiceProvider());
    }

    public async Task<TResult> Send<TResult>(IRequest<TResult> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(Salon, "bench");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public async Task Use(Func<AppDb, Task> use)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(Salon, "bench");
        await use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
