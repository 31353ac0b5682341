namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// <c>Https:Redirect</c>: whether http is sent on to https at <c>PublicBaseUrl</c>'s port; default false, as a proxy in
/// front may speak http to us. <c>Https:HstsDays</c>: how long a browser that came over https must do so again;
/// default 30, 0 to 3650, 0 is never; not in Development.
/// </summary>
internal sealed class HttpsOptions
{
    public const string Section = "Https";

    public bool Redirect { get; init; }

    public int HstsDays { get; init; } = 30;
}

internal static class Https
{
    private const int MostDays = 3650;

    public static void AddHttps(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Read(configuration);
        if (options.HstsDays is < 0 or > MostDays)
            throw new InvalidOperationException($"Https:HstsDays must be 0 to {MostDays}.");

        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(options.HstsDays));
        if (!options.Redirect) return;

        if (!Uri.TryCreate(configuration[nameof(PublicAddressOptions.PublicBaseUrl)], UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException("Https:Redirect needs a PublicBaseUrl that begins with https://.");

        services.AddHttpsRedirection(redirection =>
        {
            redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
            redirection.HttpsPort = address.Port;
        });
    }

    public static void UseHttps(this WebApplication app)
    {
        var options = Read(app.Configuration);
        if (options.HstsDays > 0 && !app.Environment.IsDevelopment()) app.UseHsts();

        // A process monitor asks it directly.
        if (options.Redirect)
            app.UseWhen(
                http => !http.Request.Path.StartsWithSegments("/health"), branch => branch.UseHttpsRedirection());
    }

    /// <summary>
    /// A proxy in front may end https and say nothing of it. Cookies that are for https only are refused by the
    /// framework on a request that does not look like it.
    /// </summary>
    public static void UsePublicScheme(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<PublicAddress>().IsHttps) return;

        app.Use((http, next) =>
        {
            http.Request.Scheme = Uri.UriSchemeHttps;
            return next(http);
        });
    }

    private static HttpsOptions Read(IConfiguration configuration) =>
        configuration.GetSection(HttpsOptions.Section).Get<HttpsOptions>() ?? new();
}
