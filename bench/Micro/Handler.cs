using System.Globalization;
using BenchmarkDotNet.Attributes;
using CustomerTracking.Application;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Micro;

/// <summary>One booking through the handler into an SQLite file, a commit on the disk each: no HTTP, no load.</summary>
[MemoryDiagnoser, InProcess]
public class Handler
{
    private static readonly TenantProfile Salon = new(
        new(new("01930000-0000-7000-8000-0000000000a1")), "A salon", "IE", "Europe/Dublin", Currency.Parse("EUR"));

    private readonly string _file = Path.Combine(
        Path.GetTempPath(), $"customer-tracking-micro-{Environment.ProcessId}.db");
    private ServiceProvider _services = null!;
    private int _number;

    [GlobalSetup]
    public async Task Open()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:CustomerTracking"] = $"Data Source={_file}",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddApplication().AddInfrastructure(configuration);
        _services = services.BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.MigrateAsync();
        var settings = new TenantSettings("A salon", Salon.Region, Salon.TimeZone, Salon.Currency);
        db.Add(Tenant.Open(Salon.Id, settings, TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    [GlobalCleanup]
    public void Close()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(_file + end);
    }

    [Benchmark]
    public Task<TrackedBooking> SomebodyNew() => Track(++_number);

    [Benchmark]
    public Task<TrackedBooking> SomebodyKnown() => Track(0);

    private async Task<TrackedBooking> Track(int phone)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(Salon, "micro");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TrackBooking
        {
            Source = Source.Web,
            Channel = Channel.N8n,
            Phone = string.Create(CultureInfo.InvariantCulture, $"+35386{1_000_000 + phone}"),
            Name = GivenName.Create("Tadhg", "O'Brien"),
            ServiceName = "Beard trim",
            StartsAt = AppointmentTime.At(TimeProvider.System.GetUtcNow().AddDays(3)),
            Status = BookingStatus.Confirmed,
            ExternalBookingId = string.Create(
                CultureInfo.InvariantCulture, $"MICRO-{Interlocked.Increment(ref _booking)}"),
        });
    }

    private static int _booking;
}
