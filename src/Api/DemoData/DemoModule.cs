using CustomerTracking.Application.Tenants;

namespace CustomerTracking.Api.DemoData;

internal static class DemoModule
{
    /// <summary>What Development starts with, and what <c>--demo</c> adds.</summary>
    public static IServiceCollection AddDemoData(this IServiceCollection services) =>
        services.AddScoped<ITenantSeed, DemoRecords>().AddScoped<DemoFiller>();
}
