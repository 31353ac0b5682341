using CustomerTracking.Application;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Bench;

/// <summary>The demo's salon on a file of its own, reached as the program reaches it.</summary>
internal sealed class BigSalon : IAsyncDisposable
{
    private static readonly TenantProfile Salon = new(Demo.TenantId, "IE", "Europe/Dublin", Currency.Of("EUR"));

    private readonly ServiceProvider _services;

    private BigSalon(ServiceProvider services) => _services = services;

    public static async Task<BigSalon> Open(string file)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:CustomerTracking"] = $"Data Source={Path.GetFullPath(file)}",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddApplication().AddInfrastructure(configuration);
        var salon = new BigSalon(services.BuildServiceProvider());
        await salon.Use(async db =>
        {
            await db.Database.MigrateAsync();
            if (await db.Set<Tenant>().AnyAsync(tenant => tenant.Id == Salon.Id)) return;

            var settings = new TenantSettings("A big salon", Salon.Region, Salon.TimeZone, Salon.Currency);
            db.Add(Tenant.Open(Salon.Id, settings, TimeProvider.System.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        return salon;
    }

    public async Task<TResult> Send<TResult>(IRequest<TResult> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(Salon, "bench");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public Task Fill(int clients, int bookings) => Use(async db =>
    {
        await using var bulk = await Bulk.Begin(db);
        var records = new Records(Salon, TimeProvider.System.GetUtcNow(), clients, bookings);
        await foreach (var told in records.Write(bulk)) Console.WriteLine(told);
        await bulk.End();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");   // as housekeeping does by and by
    });

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task Use(Func<AppDb, Task> use)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(Salon, "bench");
        await use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
