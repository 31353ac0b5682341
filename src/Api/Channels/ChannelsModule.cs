namespace CustomerTracking.Api.Channels;

internal static class ChannelsModule
{
    /// <summary>The way that every message goes, and what each channel adds to it.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        foreach (var channel in ChannelDescriptor.All) channel.AddServices(services);
        services.AddScoped<SignedMessageProcessor>();
        services.AddScoped<InboundMessageReplay>();
        services.AddScoped<ConnectionTest>();
        return services.AddScoped<InboundMessageProcessor>();
    }

    public static void MapChannels(this WebApplication app)
    {
        foreach (var channel in ChannelDescriptor.All) channel.MapRoutes(app);
    }

    public static IServiceCollection AddReader<TReader>(this IServiceCollection services, string format)
        where TReader : class, IMessageReader =>
        services.AddKeyedSingleton<IMessageReader, TReader>(format);

    public static IServiceCollection AddSample<TSample>(this IServiceCollection services, string format)
        where TSample : class, ISampleMessage =>
        services.AddKeyedSingleton<ISampleMessage, TSample>(format);
}
