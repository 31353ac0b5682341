using CustomerTracking.Api.Serialization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CustomerTracking.Api.Hosting;

internal static class Server
{
    /// <summary>Limits, JSON, options: what the server is before it knows any route.</summary>
    public static void ConfigureServer(this WebApplicationBuilder builder)
    {
        builder.UseDefaultAddress();
        // the packages' files, also for a build that runs in Production unpublished
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // the routes ask for less, with a better answer
            kestrel.Limits.MaxRequestBodySize = RawBody.WhatsappLimit + 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

        // Its lines show the query string, where Meta's verification puts the token; whatever else is logged, not this.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

        // It says at every new key what is said once at start.
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.ConfigureHttpJsonOptions(json => JsonSettings.Apply(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddOptions<BootstrapOptions>().BindConfiguration(BootstrapOptions.Section);
        builder.Services.AddOptions<PublicAddressOptions>().Bind(builder.Configuration)
            .Validate(
                options => Uri.TryCreate(options.PublicBaseUrl, UriKind.Absolute, out var url)
                    && url.Scheme is "http" or "https",
                "PublicBaseUrl must be an absolute http or https address.")
            .ValidateOnStart();
        builder.Services.AddSingleton<PublicAddress>();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready").DisableRateLimiting();
    }
}
