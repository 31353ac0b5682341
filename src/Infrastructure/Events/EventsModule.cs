using CustomerTracking.Application.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Events;

internal static class EventsModule
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddOptions<EventOptions>().BindConfiguration(EventOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventOptions>, EventOptionsValidator>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<WebhookSender>();
        services.AddScoped<FanOut>();
        services.AddScoped<SubscriptionLease>();
        services.AddScoped<DispatchBatch>();
        services.AddScoped<EventRetention>();
        services.AddHostedService<EventDispatcher>();
    }
}
