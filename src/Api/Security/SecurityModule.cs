using CustomerTracking.Api.Rest;
using Microsoft.AspNetCore.Authentication;

namespace CustomerTracking.Api.Security;

internal static class SecurityModule
{
    public static IServiceCollection AddServiceTokens(this IServiceCollection services)
    {
        services.AddScoped<TenantAccess>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ServiceTokenAuthentication>(
                ServiceTokenAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorization();
        return services;
    }

    /// <summary>Enters the tenant that the route names before the handler runs.</summary>
    public static RouteGroupBuilder MapTenantGroup(this IEndpointRouteBuilder routes, string path)
    {
        var group = routes.MapGroup($"/api/platform/tenants/{{{TenantAccess.RouteValue}:guid}}{path}");
        group.AddEndpointFilter(async (call, next) =>
        {
            await call.HttpContext.RequestServices.GetRequiredService<TenantAccess>().Enter(call.HttpContext);
            return await next(call);
        });
        group.AddEndpointFilter(KnownParameters.Check).AddEndpointFilter(ListCursor.Bind);
        return group;
    }
}
