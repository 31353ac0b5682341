using CustomerTracking.Application.Imports;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Events;
using CustomerTracking.Infrastructure.Imports;
using CustomerTracking.Infrastructure.Maintenance;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.PhoneNumbers;
using CustomerTracking.Infrastructure.Secrets;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure;

public static class InfrastructureModule
{
    /// <param name="contentRoot">What a relative database path begins at; the working directory when left out.</param>
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services, IConfiguration configuration, string? contentRoot = null)
    {
        services.AddMetrics();
        services.AddPersistence(configuration, contentRoot ?? Directory.GetCurrentDirectory());
        services.AddEvents();
        services.AddSingleton<TimeProvider, MillisecondClock>();
        services.AddSingleton<IPhoneNumbers, PhoneNumbers.PhoneNumbers>();
        services.AddHostedService<PhoneNumbersWarmUp>();
        services.AddSecrets(configuration);
        services.AddStaff();
        services.AddOptions<HousekeepingOptions>().BindConfiguration(HousekeepingOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TenantLimitOptions>().BindConfiguration(TenantLimitOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<Housekeeping>();
        services.AddSingleton<IClientFileReader, CsvClientFile>();
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<ImportRunner>();
        services.AddOptions<ErasureOptions>().BindConfiguration(ErasureOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<ErasureRunner>();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database");
        return services;
    }
}
