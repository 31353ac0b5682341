using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Secrets;
using CustomerTracking.Infrastructure.Upkeep;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure;

public static class InfrastructureModule
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPersistence(configuration);
        services.AddEvents();
        services.AddSingleton<TimeProvider, MillisecondClock>();
        services.AddSingleton<IPhoneNumbers, PhoneNumbers.PhoneNumbers>();
        services.AddSingleton<ISecrets, ProtectedSecrets>();
        services.AddOptions<HousekeepingOptions>().BindConfiguration(HousekeepingOptions.Section);
        services.AddHostedService<Housekeeping>();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database");
        services.AddDataProtection().SetApplicationName("CustomerTracking");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new DatabaseKeyRing(provider.GetRequiredService<IServiceScopeFactory>())));
        return services;
    }
}
