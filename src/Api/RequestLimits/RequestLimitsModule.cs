namespace CustomerTracking.Api.RequestLimits;

internal static class RequestLimitsModule
{
    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKnownProxies(configuration);
        services.AddHttps(configuration);
        services.AddAllowedHosts();
        services.AddRateLimits();
        services.AddOptions<BadCredentialsOptions>().BindConfiguration(BadCredentialsOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<BadCredentialAnswers>();
    }

    /// <summary>Before everything else: who asks must be known before anybody is counted or refused.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseAllowedHosts();
        app.UseHttps();
        app.UsePublicScheme();
        app.UseRateLimiter();
    }
}
