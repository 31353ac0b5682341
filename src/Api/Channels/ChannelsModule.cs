namespace CustomerTracking.Api.Channels;

internal static class ChannelsModule
{
    /// <summary>The way that every message goes; the channels add their readers.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddScoped<SignedIntake>();
        services.AddScoped<DeliveryReplay>();
        return services.AddScoped<Intake>();
    }

    public static IServiceCollection AddReader<TReader>(this IServiceCollection services, string format)
        where TReader : class, IMessageReader =>
        services.AddKeyedSingleton<IMessageReader, TReader>(format);
}
