using CustomerTracking.Application.Common;
using CustomerTracking.Application.DemoData;
using CustomerTracking.Application.Staff;
using CustomerTracking.Application.Tenants;
using MediatR;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Running;

/// <summary>What an empty database starts with: the demo in Development, else what <c>Bootstrap</c> says.</summary>
internal static class FirstRecords
{
    public static async Task PrepareRecords(this WebApplication app)
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
            throw new StartupException(
                "This database can be opened with the demo's token or its owner's password, which everybody knows. Revoke the tokens and change the password first, or start with an empty database.");
    }

    public static async Task FillDemo(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            throw new StartupException("--demo makes people up: it is for Development only.");

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<IMediator>().Send(new FindTenantProfile(Demo.TenantId)) is not { } salon)
            return;

        services.GetRequiredService<CurrentCaller>().Enter(salon, "demo");
        StartUpLog.DemoFilled(app.Logger, await services.GetRequiredService<IMediator>().Send(new FillDemo()));
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
            throw new StartupException(
                "Bootstrap:ServiceToken, Bootstrap:PlatformToken and Bootstrap:AdminPassword must not be the demo's, which everybody knows.");
    }
}
