namespace CustomerTracking.Api.RequestLimits;

/// <summary>What every answer tells a browser, so that it does with it nothing that we do not mean.</summary>
internal static class SecurityHeaders
{
    private const string ForData = "default-src 'none'; frame-ancestors 'none'";

    // Swagger UI styles its elements in place and draws its icons from data: addresses.
    private const string ForPages =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Set at the last moment: an error answer begins with throwing away the headers that are there.
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        var isApi = http.Request.Path.StartsWithSegments("/api");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = isApi || http.Request.Path.StartsWithSegments("/health") ? ForData : ForPages;

        // Names, phones and bookings belong in no cache, neither the browser's nor a proxy's.
        if (isApi) headers.CacheControl = "no-store";
    }
}
