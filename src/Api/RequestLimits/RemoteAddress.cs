using System.Net;
using System.Net.Sockets;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>Who asks, as far as the network tells. Behind a proxy: what a known proxy says.</summary>
internal static class RemoteAddress
{
    private const int NetworkBytes = 8;

    public static string From(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "unknown";

        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? NetworkOf(address) : address.ToString();
    }

    // A machine with one IPv6 address has all of its /64.
    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
