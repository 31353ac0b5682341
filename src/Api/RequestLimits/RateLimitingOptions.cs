using System.ComponentModel.DataAnnotations;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// How many requests one caller may send. Far above what a busy salon or a vendor's repeats ever send: this stops loops
/// that ran away, and a vendor that does not repeat would lose a booking with each 429.
/// </summary>
internal sealed class RateLimitingOptions
{
    public const string Section = "RateLimiting";

    /// <summary>Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Seconds after which the count begins anew. Default: 60; 1 to 3600.</summary>
    [Range(1, 3600)]
    public int WindowSeconds { get; init; } = 60;

    /// <summary>Requests per window with one token, right or wrong. Default: 12000; at least 1.</summary>
    [Range(1, int.MaxValue)]
    public int PerToken { get; init; } = 12_000;

    /// <summary>Requests per window to one channel connection from one address. Default: 12000; at least 1.</summary>
    [Range(1, int.MaxValue)]
    public int PerConnection { get; init; } = 12_000;

    /// <summary>
    /// Requests per window from one address (IPv6: one /64), which many salons may share. Default: 60000; at least 1.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int PerAddress { get; init; } = 60_000;
}
