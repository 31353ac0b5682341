using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: <c>KnownProxies</c>, addresses,
/// and <c>KnownNetworks</c> in CIDR notation; lists, or one text with commas. Default: none, so the headers are
/// ignored.
/// </summary>
internal static class Proxies
{
    private const string Section = ProxyOptions.Section;

    private delegate bool Reader<T>(string text, [MaybeNullWhen(false)] out T value);

    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var proxies = Read<IPAddress>(
            configuration, $"{Section}:KnownProxies", IPAddress.TryParse, "an IP address such as 10.0.0.5");
        var networks = Read<IPNetwork>(
            configuration, $"{Section}:KnownNetworks", IPNetwork.TryParse, "a network such as 10.0.0.0/8");
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            // With empty lists the framework believes everybody.
            forwarded.ForwardedHeaders = proxies.Count + networks.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;

            // Proxies may stand in a row; the first one that is not known ends it.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) forwarded.KnownProxies.Add(proxy);
            foreach (var network in networks) forwarded.KnownIPNetworks.Add(network);
        });
    }

    private static List<T> Read<T>(IConfiguration configuration, string key, Reader<T> read, string expected)
    {
        var section = configuration.GetSection(key);
        return [.. section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(text => (text ?? "").Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(text => read(text, out var value)
                ? value
                : throw new InvalidOperationException($"{key} holds '{text}', which is not {expected}."))];
    }
}
