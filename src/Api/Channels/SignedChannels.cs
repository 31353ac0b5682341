namespace CustomerTracking.Api.Channels;

internal static class SignedChannels
{
    /// <summary>What the channels need that are known by a signature instead of a token.</summary>
    public static IServiceCollection AddSignedChannels(this IServiceCollection services) =>
        services.AddScoped<AuthenticMessage>();
}
