using System.Text.Json.Nodes;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Domain.Events;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>
/// What a route's metadata says of it: the scope it asks for, the version it needs, ids that exist in the demo.
/// </summary>
internal sealed class RouteOperations : IOperationFilter
{
    // The first entry that fits the method, the path and the name.
    private static readonly (string Method, string PathPart, string Parameter, string Example)[] Examples =
    [
        ("", "", TenantAccess.RouteValue, Demo.TenantId.ToString()),
        ("", "/clients/by-phone/", "phone", "087 111 0000"),
        ("DELETE", "/merges/", "id", Demo.OtherClientId.ToString()),
        ("DELETE", "/merges/", "mergeId", Demo.MergeId.ToString()),
        ("PATCH", "/duplicates/", "id", Demo.DuplicateId.ToString()),
        ("", "/suggestions/", "suggestionId", Demo.SuggestionId.ToString()),
        ("GET", "/clients/{id}", "expand", "provenance"),
        ("", "/clients/", "id", Demo.ClientId.ToString()),
        ("PATCH", "/imports/", "id", Demo.StartableImportId.ToString()),
        ("", "/imports/", "id", Demo.ImportId.ToString()),
        ("", "/erasures/", "id", Demo.ErasureId.ToString()),
        ("", "/bookings/", "id", Demo.BookingId.ToString()),
        ("", "/platform/service-accounts/", "id", Demo.SparePlatformAccountId.ToString()),
        ("", "/service-accounts/", "id", Demo.SpareAccountId.ToString()),
        ("DELETE", "/channel-connections/", "id", Demo.RemovableConnectionId.ToString()),
        ("", "/channel-connections/", "id", Demo.SpareConnectionId.ToString()),
        ("", "/inbound-messages/", "id", Demo.InboundMessageId.ToString()),
        ("DELETE", "/event-subscriptions/", "id", Demo.RemovableSubscriptionId.ToString()),
        ("", "/event-subscriptions/", "id", Demo.SubscriptionId.ToString()),
        ("", "/webhooks/retell/", "connectionId", Demo.RetellConnectionId.ToString()),
        ("", "/webhooks/whatsapp/", "connectionId", Demo.WhatsappConnectionId.ToString()),
        ("", "/webhooks/twilio/", "connectionId", Demo.TwilioConnectionId.ToString()),
        ("", "/service-mappings", "provider", "phorest"),
        ("", "/service-mappings", "externalClientId", Demo.PhorestClientId),
        ("", "/service-mappings", "businessId", Demo.PhorestBusinessId),
        ("GET", "/bookings", "from", "2026-01-01T00:00"),
        ("GET", "/export", "records", "bookings"),
        ("GET", "/export", "format", "csv"),
        ("GET", "/audit", "action", "client_viewed"),
        ("GET", "/events", "type", EventTypes.BookingTracked),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            parameter.Example = ExampleFor(
                context.ApiDescription.HttpMethod!, "/" + context.ApiDescription.RelativePath, parameter.Name!);

        ShowBody(operation, metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType);
        var permission = metadata.OfType<Permission>().LastOrDefault();
        if (permission is not null)
            operation.Description = $"{operation.Description}\n\nScope: `{permission.Scope}`.".Trim();
        operation.Security = Credentials.For(
            context.ApiDescription.RelativePath, context.ApiDescription.HttpMethod, permission is not null,
            context.Document);
        if (metadata.OfType<NeedsIfMatch>().Any()) AskForVersion(operation);
        if (metadata.OfType<TakesIdempotencyKey>().Any()) OfferKey(operation);
    }

    private static JsonValue? ExampleFor(string method, string path, string parameter) => Examples
        .Where(one => one.Parameter == parameter && path.Contains(one.PathPart, StringComparison.Ordinal)
            && (one.Method == "" || one.Method == method))
        .Select(one => JsonValue.Create(one.Example)).FirstOrDefault();

    private static void ShowBody(OpenApiOperation operation, Type? requestType)
    {
        foreach (var content in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? [])
            content.Example = BodyExamples.For(requestType);
    }

    private static void OfferKey(OpenApiOperation operation) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = IdempotencyHeader.Name,
            In = ParameterLocation.Header,
            Description = "Your own name for this request, 1 to 255 visible ASCII characters. Within 24 hours the same "
                + "request under the same key is answered as the first time, with Idempotent-Replayed: true, and does "
                + "nothing; another request under the key is 422, and 409 while the first is still running.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static void AskForVersion(OpenApiOperation operation) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Required = true,
            Description = "The ETag of the record as it was read, such as \"3\"; * for whichever version there is.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = JsonValue.Create("*"),
        });
}
