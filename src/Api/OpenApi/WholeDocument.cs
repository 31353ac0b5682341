using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>What concerns no route by itself: what the groups are, and no schema that nothing uses.</summary>
internal sealed class WholeDocument : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Clients", "The people who book, each of them once."),
        ("Personal data", "What a person may ask of a salon about themselves."),
        ("Imports", "Lists of clients from other systems."),
        ("Bookings", "What they booked."),
        ("Service mappings", "What the salon's own systems call a client."),
        ("Tenants", "Salons."),
        ("Service accounts", "Tokens and what they may do."),
        ("Channel connections", "Vendors' accounts that post here."),
        ("Inbox", "What the webhooks received, and what became of it."),
        ("Events", "What is told to other systems."),
        ("Webhooks", "Where the channels post bookings."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .ToHashSet();
        var schemas = swaggerDoc.Components!.Schemas!;
        while (schemas.Keys.Except(Used(swaggerDoc)).ToList() is { Count: > 0 } unused)
        {
            foreach (var name in unused) schemas.Remove(name);
        }
    }

    private static HashSet<string> Used(OpenApiDocument document)
    {
        var references = new References();
        new OpenApiWalker(references).Walk(document);
        return references.Names;
    }

    private sealed class References : OpenApiVisitorBase
    {
        public HashSet<string> Names { get; } = [];

        public override void Visit(IOpenApiReferenceHolder referenceHolder)
        {
            if (referenceHolder is OpenApiSchemaReference { Reference.Id: { } name }) Names.Add(name);
        }
    }
}
