using Microsoft.Net.Http.Headers;

namespace CustomerTracking.Api.Hosting;

/// <summary>
/// HEAD wherever GET is (RFC 9110, section 9.3.2): it goes the way of GET, and the server leaves the body out.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Before routing, which would look for a route of its own; so routing is put behind it here.</summary>
    public static void UseHeadRequests(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() => AllowHead(http.Response.Headers));
            if (!HttpMethods.IsHead(http.Request.Method)) return next(http);

            http.Features.Set(new HeadRequest());
            http.Request.Method = HttpMethods.Get;   // the server knows from the wire that no body may follow
            return next(http);
        });
        app.UseRouting();
    }

    /// <summary>Whether what is written goes nowhere, so that a long answer need not be made.</summary>
    public static bool IsHead(this HttpContext http) => http.Features.Get<HeadRequest>() is not null;

    private static Task AllowHead(IHeaderDictionary headers)
    {
        var allowed = headers.GetCommaSeparatedValues(HeaderNames.Allow);
        if (allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
            headers.SetCommaSeparatedValues(HeaderNames.Allow, [.. allowed, HttpMethods.Head]);
        return Task.CompletedTask;
    }

    private sealed class HeadRequest;
}
