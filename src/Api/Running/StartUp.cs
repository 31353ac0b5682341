using CustomerTracking.Application.Common;
using CustomerTracking.Application.DemoData;
using CustomerTracking.Application.Staff;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Secrets;
using MediatR;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Running;

/// <summary>What happens between building the program and serving: migrations, the first records, the banner.</summary>
internal static class StartUp
{
    private const string MigrateSwitch = "migrate";
    private const string DemoSwitch = "--demo";

    /// <summary>
    /// With the argument <c>migrate</c>, the program brings the database up to date and ends. On a database that lacks
    /// migrations it serves, but says that it is not ready.
    /// </summary>
    public static async Task RunPrepared(this WebApplication app, string[] args)
    {
        var migrateOnly = args.Contains(MigrateSwitch);
        if (migrateOnly || app.MigratesOnStart()) StartUpLog.Migrated(app.Logger, await app.Services.MigrateDatabase());
        if (await app.Services.CountMissingMigrations() is > 0 and var missing)
            StartUpLog.NotMigrated(app.Logger, missing);
        else
        {
            if (!await app.Services.PrepareKeys() && !app.Environment.IsDevelopment())
                StartUpLog.KeysLieOpen(app.Logger);
            await app.PrepareRecords();
            if (args.Contains(DemoSwitch)) await app.FillDemo();
        }

        if (migrateOnly) return;

        app.Lifetime.ApplicationStarted.Register(() => Banner.Show(app));
        await app.RunAsync();
    }

    private static async Task FillDemo(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            throw new InvalidOperationException($"{DemoSwitch} makes people up: it is for Development only.");

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<IMediator>().Send(new FindTenantProfile(Demo.TenantId)) is not { } salon)
            return;

        services.GetRequiredService<CurrentCaller>().Enter(salon, "demo");
        StartUpLog.DemoFilled(app.Logger, await services.GetRequiredService<IMediator>().Send(new FillDemo()));
    }

    private static bool MigratesOnStart(this WebApplication app) =>
        app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateOnStart
            ?? app.Environment.IsDevelopment();

    private static async Task PrepareRecords(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var options = scope.ServiceProvider.GetRequiredService<IOptions<BootstrapOptions>>().Value;
        if (app.Environment.IsDevelopment())
        {
            await mediator.Send(Begin(options, isDemo: true));
            await mediator.Send(new BootstrapOwner(
                options.AdminEmail ?? Demo.AdminEmail, "Owner", options.AdminPassword ?? Demo.AdminPassword));
            return;
        }

        RefuseDemoValues(options);
        await mediator.Send(Begin(options, isDemo: false));
        if (options is { AdminEmail: { } email, AdminPassword: { } password })
            await mediator.Send(new BootstrapOwner(email, "Owner", password));
        if (await mediator.Send(new FindDemoValues()))
            throw new InvalidOperationException(
                "This database can be opened with the demo's token or its owner's password, which everybody knows. Revoke the tokens and change the password first, or start with an empty database.");
    }

    private static Bootstrap Begin(BootstrapOptions options, bool isDemo)
    {
        var tenantId = options.TenantId ?? (isDemo ? Demo.TenantId.Value : null);
        return new()
        {
            TenantId = tenantId is { } id ? new(id) : null,
            TenantName = options.TenantName ?? (isDemo ? Demo.TenantName : null),
            Region = options.Region,
            TimeZone = options.TimeZone,
            Currency = options.Currency,
            ServiceToken = options.ServiceToken ?? (isDemo ? Demo.ServiceToken : null),
            PlatformToken = options.PlatformToken ?? (isDemo ? Demo.PlatformToken : null),
            WithDemoRecords = isDemo && tenantId == Demo.TenantId.Value,
        };
    }

    private static void RefuseDemoValues(BootstrapOptions options)
    {
        if (options.ServiceToken == Demo.ServiceToken || options.PlatformToken == Demo.PlatformToken
            || options.AdminPassword == Demo.AdminPassword)
            throw new InvalidOperationException(
                "Bootstrap:ServiceToken, Bootstrap:PlatformToken and Bootstrap:AdminPassword must not be the demo's, which everybody knows.");
    }
}

internal static partial class StartUpLog
{
    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Database up to date; {Count} migrations were applied")]
    public static partial void Migrated(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] The demo's salon was filled with {Count} bookings")]
    public static partial void DemoFilled(ILogger logger, int count);

    [LoggerMessage(
        LogLevel.Error,
        "[Customer Tracking] The database lacks {Count} migrations: run the program with the argument migrate, then start it again")]
    public static partial void NotMigrated(ILogger logger, int count);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] The keys that protect the channels' secrets lie open in the database: set DataProtection:CertificatePath to a certificate that protects them")]
    public static partial void KeysLieOpen(ILogger logger);
}
