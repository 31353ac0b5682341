namespace CustomerTracking.Api.Security;

/// <summary>The scope that a route asks of a token.</summary>
internal sealed record Permission(string Scope)
{
    public const string ClaimType = "scope";
}

internal static class PermissionRoutes
{
    public static TBuilder RequireScope<TBuilder>(this TBuilder route, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Permission(scope)).RequireAuthorization(policy => policy
            .AddAuthenticationSchemes(ServiceTokenAuthentication.SchemeName)
            .RequireClaim(Permission.ClaimType, scope));
}
