using System.ComponentModel.DataAnnotations;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// How bad tokens and signatures from one address (IPv6: one /64) are slowed down. Good ones never are.
/// </summary>
internal sealed class BadCredentialsOptions
{
    public const string Section = "BadCredentials";

    /// <summary>Bad ones that are answered at once. Default: 20; at least 0.</summary>
    [Range(0, int.MaxValue)]
    public int FreeAttempts { get; init; } = 20;

    /// <summary>
    /// Milliseconds that the first bad one after those waits for its answer; each further one waits twice as long.
    /// Default: 100; 0 to 60000.
    /// </summary>
    [Range(0, 60_000)]
    public int FirstDelayMilliseconds { get; init; } = 100;

    /// <summary>The longest such wait, in milliseconds. Default: 2000; 0 to 60000.</summary>
    [Range(0, 60_000)]
    public int LongestDelayMilliseconds { get; init; } = 2000;

    /// <summary>Bad ones after which the next are answered with 429. Default: 50; at least 0.</summary>
    [Range(0, int.MaxValue)]
    public int RefuseAfter { get; init; } = 50;

    /// <summary>
    /// Seconds for which 429 is answered, and without a bad one after which all is forgotten. Default: 60; 1 to 86400.
    /// </summary>
    [Range(1, 86_400)]
    public int CoolDownSeconds { get; init; } = 60;
}
