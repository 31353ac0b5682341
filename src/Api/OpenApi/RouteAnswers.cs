using System.Globalization;
using System.Text.Json.Nodes;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>
/// A route's answers: those that any route may give, each with an example of its status and its headers.
/// </summary>
internal sealed class RouteAnswers : IOperationFilter
{
    private const string ProblemType = "application/problem+json";

    // Limits of the program as a whole, and a database that is away.
    private static readonly int[] Anywhere =
        [StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var answers = operation.Responses ??= [];
        var problem = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository);
        foreach (var status in Anywhere)
            answers.TryAdd(Text(status), new OpenApiResponse
            {
                Description = ProblemExamples.Titles[status],
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [ProblemType] = new OpenApiMediaType { Schema = problem },
                },
            });

        foreach (var (status, answer) in answers)
        {
            var code = int.Parse(status, CultureInfo.InvariantCulture);
            var type = context.ApiDescription.SupportedResponseTypes
                .FirstOrDefault(one => one.StatusCode == code)?.Type;
            foreach (var (form, content) in answer.Content ?? new Dictionary<string, IOpenApiMediaType>())
            {
                if (content is OpenApiMediaType written)
                    written.Example = form == ProblemType ? ProblemExamples.For(code) : BodyExamples.For(type);
            }

            if (answer is OpenApiResponse response) AddHeaders(response, code, type, context.ApiDescription);
        }
    }

    private static void AddHeaders(OpenApiResponse answer, int status, Type? type, ApiDescription route)
    {
        var metadata = route.ActionDescriptor.EndpointMetadata;
        var isRest = route.RelativePath!.StartsWith("api/platform", StringComparison.Ordinal);
        var isRepeatable = metadata.OfType<TakesIdempotencyKey>().Any();
        if (isRest && status is 200 or 201 && type?.GetProperty("Version") is not null)
            Add("ETag", "The record's version, for If-Match.", "\"3\"");
        if (isRest && status is 201 && route.HttpMethod == HttpMethods.Post && type?.GetProperty("Id") is not null)
            Add("Location", "Where the record is.",
                $"/{route.RelativePath.Split('?')[0]}/01930000-0000-7000-8000-000000000001");
        if (status < 300 && isRepeatable)
            Add(IdempotencyHeader.Replayed, "True where the answer is the first one's, given again.", "true");
        if (status is 401 && metadata.OfType<Permission>().Any())
            Add("WWW-Authenticate", "RFC 6750: names invalid_token where a token was sent.", "Bearer");
        if (status is 429 or 503) Add("Retry-After", "Seconds to wait before it is sent again.", "2");
        if (status is 409 && isRepeatable)
            Add("Retry-After", "Only where a request with the same Idempotency-Key is still running: seconds.", "1");

        void Add(string name, string description, string example) =>
            (answer.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(example),
            };
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
