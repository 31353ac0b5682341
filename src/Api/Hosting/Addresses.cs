using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Hosting;

/// <summary>Where the program listens, and where the world is told to find it.</summary>
internal static partial class Addresses
{
    public const string Default = "http://localhost:3000";

    // Whichever of them is set decides; a default in a settings file would beat the environment's.
    private static readonly string[] Keys = ["urls", "http_ports", "https_ports"];

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var isConfigured = Keys.Any(key => !string.IsNullOrWhiteSpace(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isConfigured) builder.WebHost.UseUrls(Default);
    }

    public static string ConfiguredAddresses(this IConfiguration configuration) => string.Join(
        ", ", Keys.Select(key => configuration[key]).Where(one => !string.IsNullOrWhiteSpace(one)).Take(1));

    /// <summary>Vendors are given the public address: one on this machine can be reached by none of them.</summary>
    public static void WarnOfALocalPublicAddress(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<IOptions<PublicAddressOptions>>().Value.PublicBaseUrl;
        if (!app.Environment.IsDevelopment() && new Uri(address).IsLoopback) PublicAddressIsLocal(app.Logger, address);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] PublicBaseUrl is {Address}, which vendors cannot reach and Twilio's signatures do not "
            + "fit: set it to the address that the world sees")]
    private static partial void PublicAddressIsLocal(ILogger log, string address);
}
