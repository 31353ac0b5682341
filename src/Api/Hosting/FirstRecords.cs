using CustomerTracking.Api.DemoData;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Hosting;

/// <summary>What an empty database starts with: the demo in Development, else what <c>Bootstrap</c> says.</summary>
internal static class FirstRecords
{
    public static async Task PrepareRecords(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var options = scope.ServiceProvider.GetRequiredService<IOptions<BootstrapOptions>>().Value;
        var isDemo = app.Environment.IsDevelopment();
        if (!isDemo) RefuseDemoValues(options);
        try
        {
            await mediator.Send(Begin(options, isDemo));
            if (Owner(options, isDemo) is { } owner) await mediator.Send(owner);
        }
        catch (Exception refused) when (refused is ValidationException or DomainException)
        {
            throw new StartupException(
                [.. StartupFailure.Describe(refused).Select(fault => $"{BootstrapOptions.Section}:{fault}")]);
        }

        if (!isDemo && await mediator.Send(new FindOpenCredential(
            [Demo.ServiceToken, Demo.PlatformToken], Demo.AdminEmail, Demo.AdminPassword)))
            throw new StartupException(
                "This database can be opened with the demo's token or its owner's password, which everybody knows. "
                    + "Revoke the tokens and change the password first, or start with an empty database.");
        await WarnOfWhatIsIgnored(app.Logger, mediator, options);
    }

    private static BootstrapOwner? Owner(BootstrapOptions options, bool isDemo) => isDemo
        ? new(options.AdminEmail ?? Demo.AdminEmail, "Owner", options.AdminPassword ?? Demo.AdminPassword,
            IsDemo: options.AdminPassword is null or Demo.AdminPassword)
        : options is { AdminEmail: { } email, AdminPassword: { } password } ? new(email, "Owner", password)
        : null;

    // They make the first records of an empty database; set later, nothing would tell that they do nothing.
    private static async Task WarnOfWhatIsIgnored(ILogger log, IMediator mediator, BootstrapOptions options)
    {
        var ignored = await mediator.Send(new FindIgnoredBootstrap
        {
            TenantId = options.TenantId is { } id ? new(id) : null,
            ServiceToken = options.ServiceToken,
            PlatformToken = options.PlatformToken,
            AdminEmail = options.AdminEmail,
        });
        if (ignored.Count > 0)
            StartUpLog.Ignored(log, string.Join(", ", ignored.Select(name => $"{BootstrapOptions.Section}:{name}")));
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
        StartUpLog.DemoFilled(app.Logger, await services.GetRequiredService<DemoFiller>().Fill(CancellationToken.None));
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
            WithSeed = isDemo && tenantId == Demo.TenantId.Value,
        };
    }

    private static void RefuseDemoValues(BootstrapOptions options)
    {
        if (options.ServiceToken == Demo.ServiceToken || options.PlatformToken == Demo.PlatformToken
            || options.AdminPassword == Demo.AdminPassword)
            throw new StartupException(
                "Bootstrap:ServiceToken, Bootstrap:PlatformToken and Bootstrap:AdminPassword must not be the demo's, "
                    + "which everybody knows.");
    }
}
