using System.Net;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// Which <c>Host</c> a request may name, so that a page of another domain that points to this server (DNS rebinding)
/// gets nothing. <c>AllowedHosts</c>: names with semicolons, <c>*.example.com</c> for all below, <c>*</c> for any; they
/// hold for everything but the health checks. Default, for the staff's pages only: the host of <c>PublicBaseUrl</c>,
/// localhost, IP addresses, and names without a dot, which no public domain has. The API and the webhooks do not read
/// it, and a proxy that passes on another name must not lose a booking.
/// </summary>
internal static class AllowedHosts
{
    public const string Setting = "AllowedHosts";

    private static readonly DomainError NotAllowed = new(
        "host.not_allowed",
        "This program does not answer to this host name. Set AllowedHosts, or PublicBaseUrl, to the name that people "
            + "use.",
        ErrorKind.Invalid);

    // Ours takes its place: the framework's would also refuse the health checks.
    public static void AddAllowedHosts(this IServiceCollection services) =>
        services.Configure<HostFilteringOptions>(filtering => filtering.AllowedHosts = ["*"]);

    public static void UseAllowedHosts(this WebApplication app)
    {
        var allowed = (app.Configuration[Setting] ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var own = app.Services.GetRequiredService<PublicAddress>().Host.Host;
        app.Use((http, next) => IsAllowed(http.Request, allowed, own)
            ? next(http)
            : Problem.Write(http, StatusCodes.Status400BadRequest, NotAllowed));
    }

    private static bool IsAllowed(HttpRequest request, string[] allowed, string own)
    {
        if (request.Path.StartsWithSegments("/health") || allowed.Contains("*")) return true;
        if (allowed.Length > 0) return HostString.MatchesAny(
            request.Host.Host, [.. allowed.Select(one => new StringSegment(one))]);

        return request.Path.StartsWithSegments("/api") || IsOwn(request.Host.Host, own);
    }

    private static bool IsOwn(string host, string own) =>
        host.Equals(own, StringComparison.OrdinalIgnoreCase)
        || !host.Contains('.', StringComparison.Ordinal)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out _);
}
