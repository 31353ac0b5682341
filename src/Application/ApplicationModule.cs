using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
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
        services.AddScoped<CurrentDelivery>();
        services.AddScoped<DeliveryLog>();
        services.AddScoped<IdempotencyKey>();
        services.AddSingleton<DroppedBodies>();
        services.AddSingleton<Lanes>();
        services.AddSingleton<RecentCallers>();
        services.AddScoped<DemoRecords>();
        services.AddScoped<TenantLimits>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RequireDatabase<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SecurityLogBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RetryLostRace<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AnswerOnce<,>));
        services.AddImplementations(typeof(IRequestHandler<,>), ServiceLifetime.Scoped);

        // A validator compiles its rules when it is made.
        services.AddImplementations(typeof(IValidator<>), ServiceLifetime.Singleton);
        services.AddAutoMapper(maps =>
        {
            maps.LicenseKey = autoMapperKey;
            maps.AddMaps(typeof(ApplicationModule).Assembly);
        });
        return services;
    }

    // The packages that would scan for us are not in the registry (MediatR's and FluentValidation's own extensions).
    private static void AddImplementations(
        this IServiceCollection services, Type openInterface, ServiceLifetime lifetime)
    {
        foreach (var type in typeof(ApplicationModule).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericType: false }))
        {
            foreach (var closed in type.GetInterfaces()
                .Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == openInterface))
                services.Add(new(closed, type, lifetime));
        }
    }
}
