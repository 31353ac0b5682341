using System.Net;
using System.Net.Sockets;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>
/// The addresses that a stranger may have us connect to: not this machine, not a network behind it (IANA's
/// special-purpose address registries).
/// </summary>
internal static class PublicInternet
{
    // Of IPv6 only this much is given out; loopback, link-local, unique local, multicast and the translated forms of
    // IPv4 lie outside.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Includes(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(plain))
            && !Reserved.Any(network => network.Contains(plain));
    }
}
