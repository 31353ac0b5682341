using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Admin.Tests;

/// <summary>Every page there is, by an address that shows it filled.</summary>
internal static class PagePaths
{
    /// <summary>The pages that are served live.</summary>
    public static readonly string[] Live =
    [
        "/customers", $"/customers/{Demo.ClientId}", "/customers/duplicates",
        $"/customers/{Demo.ClientId}/merge/{Demo.OtherClientId}",
        $"/customers/{Demo.ClientId}/export", $"/customers/{Demo.ClientId}/erase", "/customers/import", $"/customers/import/{Demo.ImportId}", "/bookings", "/overview", "/inbox",
        $"/inbox/{Demo.InboundMessageId}",
        "/settings", "/settings/channels", "/settings/tokens", "/settings/webhooks", "/settings/staff",
        "/settings/salon",
        "/settings/security",
    ];

    /// <summary>The pages that are plain forms.</summary>
    public static readonly string[] Plain = ["/account/password", "/account/authenticator"];
}
