using CustomerTracking.Api.Security;
using Microsoft.OpenApi;

namespace CustomerTracking.Api.OpenApi;

internal static class OpenApiModule
{
    private const string Description =
        """
        Every confirmed booking of a salon in one place: who booked, what they booked, and under which id the salon's own system
        knows them. Press **Authorize** and paste the token that the program showed when it started; with the platform-wide one
        every route below can be tried as it stands.

        Errors are problem documents (RFC 9457) with a stable `code`, and `errors` by field where fields are wrong. Lists answer
        `items` and `nextCursor`. Changes need `If-Match`.
        """;

    public static void AddOpenApiPage(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(page =>
        {
            page.SwaggerDoc("v1", new() { Title = "CustomerTracking", Version = "v1", Description = Description });
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "CustomerTracking.*.xml"))
                page.IncludeXmlComments(file);
            page.AddSecurityDefinition(ServiceTokenAuthentication.SchemeName, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A service account's token.",
            });
            page.SupportNonNullableReferenceTypes();
            page.NonNullableReferenceTypesAsRequired();
            page.AddWireTypes();
            page.OperationFilter<RouteOperations>();
        });
    }

    public static void UseOpenApiPage(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "CustomerTracking API";
            page.EnableTryItOutByDefault();
            page.DefaultModelsExpandDepth(-1);
        });
    }
}
