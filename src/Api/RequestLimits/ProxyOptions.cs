namespace CustomerTracking.Api.RequestLimits;

/// <summary>Whose forwarded headers are believed; each a list, or one text with commas. Default: none.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "ForwardedHeaders";

    /// <summary>IP addresses.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>Networks in CIDR notation.</summary>
    public IReadOnlyList<string> KnownNetworks { get; init; } = [];
}
