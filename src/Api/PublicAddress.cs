using Microsoft.Extensions.Options;

namespace CustomerTracking.Api;

/// <summary>Where the world reaches this program. Behind a proxy it is not what the request says.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>
    /// Scheme, host and port, without a path: <c>https://hooks.example.com</c>. Default: http://localhost:3000.
    /// </summary>
    public string PublicBaseUrl { get; init; } = "http://localhost:3000";
}

internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <summary>The world comes by https, whatever a proxy in front speaks to the program.</summary>
    public bool IsHttps => Host.Scheme == Uri.UriSchemeHttps;

    public Uri Host { get; } = new(options.Value.PublicBaseUrl);

    /// <param name="pathAndQuery">Beginning with a slash.</param>
    public string Of(string pathAndQuery) => options.Value.PublicBaseUrl.TrimEnd('/') + pathAndQuery;
}
