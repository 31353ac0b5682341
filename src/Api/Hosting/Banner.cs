using CustomerTracking.Api.DemoData;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Hosting;

/// <summary>
/// In Development: where to look and what to sign in with. These tokens are the demo's and no secret; others are not
/// shown.
/// </summary>
internal static class Banner
{
    public static void Show(WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        var address = app.Urls.Select(Reachable).FirstOrDefault() ?? "";
        var options = app.Services.GetRequiredService<IOptions<BootstrapOptions>>().Value;
        Console.WriteLine(
            $"""

              CustomerTracking is running.

                Address          {string.Join(", ", app.Urls)}
                API page         {address}/swagger
                Tenant           {options.TenantId ?? Demo.TenantId.Value}
                Token            {Shown(options.ServiceToken, Demo.ServiceToken)}
                Platform token   {Shown(options.PlatformToken, Demo.PlatformToken)}
                Pages            {address}/customers
                Sign-in          {(options.AdminEmail is null ? $"{Demo.AdminEmail}, password: {Demo.AdminPassword}" : "as configured")}

            """);
    }

    // What listens on every address of the machine is reached under its own name here.
    private static string Reachable(string url) => url.Replace("[::]", "localhost", StringComparison.Ordinal)
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);

    private static string Shown(string? configured, string demo) =>
        configured is null || configured == demo ? demo : "as configured";
}
