using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// Counts are kept in memory, by each process for itself: nothing that matters rests on them. The framework forgets
/// callers that have gone quiet.
/// </summary>
internal static class RateLimits
{
    private const string ConnectionRouteValue = "connectionId";

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitingOptions>().BindConfiguration(RateLimitingOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter => limiter.OnRejected = (rejected, _) => Refuse(rejected));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitingOptions>>(
            (limiter, limits) => limiter.GlobalLimiter = limits.Value.Enabled ? Chain(limits.Value) : null);
    }

    public static void SetRetryAfter(HttpContext http, TimeSpan wait) => http.Response.Headers.RetryAfter =
        Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    // The address comes first: it bounds how many made-up tokens are kept in mind.
    private static PartitionedRateLimiter<HttpContext> Chain(RateLimitingOptions options)
    {
        var window = TimeSpan.FromSeconds(options.WindowSeconds);
        return PartitionedRateLimiter.CreateChained(
            Limit(RemoteAddress.From, options.PerAddress, window),
            Limit(TokenHash, options.PerToken, window),
            Limit(Connection, options.PerConnection, window));
    }

    private static PartitionedRateLimiter<HttpContext> Limit(
        Func<HttpContext, string?> caller, int permitted, TimeSpan window) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => caller(http) is { } key
            ? RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permitted, Window = window })
            : RateLimitPartition.GetNoLimiter(""));

    private static string? TokenHash(HttpContext http) => ServiceTokenAuthentication.TokenOf(http.Request) is { } token
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)))
        : null;

    // The signature is checked later, so a stranger's requests must not use up what is permitted to the vendor.
    private static string? Connection(HttpContext http) =>
        http.Request.RouteValues[ConnectionRouteValue] is string connection
            ? $"{connection.ToUpperInvariant()} {RemoteAddress.From(http)}"
            : null;

    private static async ValueTask Refuse(OnRejectedContext rejected)
    {
        rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        SetRetryAfter(rejected.HttpContext, wait);
        await Problem.Write(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests, "rate_limited",
            "Too many requests: wait as long as Retry-After says, then send it again.");
    }
}
