using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.Imports;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.Tenants;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Application;

public static class ApplicationModule
{
    /// <param name="autoMapperKey">AutoMapper's licence key; without one it says so once in the log.</param>
    public static IServiceCollection AddApplication(this IServiceCollection services, string? autoMapperKey = null)
    {
        services.AddScoped<CurrentCaller>();
        services.AddScoped<CurrentInboundMessage>();
        services.AddScoped<Inbox>();
        services.AddScoped<IRepeatLog>(provider => provider.GetRequiredService<Inbox>());
        services.AddScoped<IdempotencyKey>();
        services.AddSingleton<DroppedBodies>();
        services.AddSingleton<KeyedLock>();
        services.AddSingleton<SaveCounter>();
        services.AddMemoryCache();
        services.AddSingleton<RecentCallers>();
        services.AddScoped<TenantLimits>();
        services.AddScoped<ClientSearch>();
        services.AddScoped<HouseholdChanges>();
        services.AddSingleton<ImportWork>();
        services.AddScoped<ImportUndo>();
        services.AddScoped<ErasedClients>();
        services.AddScoped<ErasureSteps>();
        services.AddSingleton<ErasureWork>();
        services.AddScoped<IDuplicateWalk, EmailWalk>();
        services.AddScoped<IDuplicateWalk, NameWalk>();
        services.AddScoped<IDuplicateWalk, ExternalIdWalk>();
        services.AddScoped<IDuplicateWalk, VisitWalk>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(DatabaseReadyBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SecurityLogBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ConcurrencyRetryBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));
        services.Scan(scan => scan.FromAssemblies(typeof(ApplicationModule).Assembly)
            .AddClasses(types => types.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces(
                type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .WithScopedLifetime());

        // A validator compiles its rules when it is made.
        services.AddValidatorsFromAssembly(
            typeof(ApplicationModule).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddAutoMapper(maps =>
        {
            maps.LicenseKey = autoMapperKey;
            maps.AddMaps(typeof(ApplicationModule).Assembly);
        });
        return services;
    }
}
