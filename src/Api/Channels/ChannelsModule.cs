namespace CustomerTracking.Api.Channels;

internal static class ChannelsModule
{
    /// <summary>The way that every message goes; the channels add their readers.</summary>
    public static IServiceCollection AddMessageProcessing(this IServiceCollection services)
    {
        services.AddScoped<SignedMessageProcessor>();
        services.AddScoped<InboundMessageReplay>();
        services.AddScoped<ConnectionTest>();
        return services.AddScoped<InboundMessageProcessor>();
    }

    public static IServiceCollection AddReader<TReader>(this IServiceCollection services, string format)
        where TReader : class, IMessageReader =>
        services.AddKeyedSingleton<IMessageReader, TReader>(format);

    public static IServiceCollection AddSample<TSample>(this IServiceCollection services, string format)
        where TSample : class, ISampleMessage =>
        services.AddKeyedSingleton<ISampleMessage, TSample>(format);
}
