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
        `items` and `nextCursor`; a query parameter that a route does not know is 400. Changes need `If-Match` and are merge
        patches (RFC 7396): what is left out stays. Unknown fields of a body are ignored, and answers may gain fields.
        """;

    public static void AddOpenApiPage(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(page =>
        {
            page.SwaggerDoc("v1", new()
            {
                Title = "CustomerTracking",
                Version = "v1",
                Description = Description,
                Contact = new() { Name = "The operator of this installation" },
                License = new() { Name = "MIT", Url = new("https://opensource.org/license/mit") },
            });
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "CustomerTracking.*.xml"))
                page.IncludeXmlComments(file);
            page.AddCredentials();
            page.SupportNonNullableReferenceTypes();
            page.NonNullableReferenceTypesAsRequired();
            page.AddWireTypes();
            page.OperationFilter<RouteOperations>();
            page.OperationFilter<RouteAnswers>();
            page.DocumentFilter<WholeDocument>();
        });
    }

    public static void UseOpenApiPage(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        app.UseSwagger(swagger => swagger.PreSerializeFilters.Add(
            (document, request) => document.Servers = Servers(address, request)));
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "CustomerTracking API";
            page.EnableTryItOutByDefault();
            page.DefaultModelsExpandDepth(-1);
        });
    }

    // A generated client takes the first. Where the page is read at another address than the public one, such as behind
    // a proxy, what is tried on it goes to where it was read.
    private static List<OpenApiServer> Servers(PublicAddress address, HttpRequest request)
    {
        var known = new Uri(address.Of("/"));
        var server = new OpenApiServer { Url = known.ToString().TrimEnd('/'), Description = "The public address." };
        var isReadThere = HostString.FromUriComponent(known).Equals(request.Host);
        return isReadThere ? [server] : [new() { Url = "/", Description = "Where this document was read." }, server];
    }
}
