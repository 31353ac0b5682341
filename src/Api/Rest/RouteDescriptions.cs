using CustomerTracking.Api.Channels;
using CustomerTracking.Api.OpenApi;

namespace CustomerTracking.Api.Rest;

/// <summary>What the OpenAPI page says of a route's answers.</summary>
internal static class RouteDescriptions
{
    private const string ProblemType = "application/problem+json";

    /// <summary>For routes that read their body themselves.</summary>
    public static RouteHandlerBuilder Describes<TBody>(this RouteHandlerBuilder route)
        where TBody : notnull =>
        route.Accepts<TBody>("application/json");

    /// <summary>
    /// For a vendor's webhook: the type is told, and none is refused, as the signature says more than a header.
    /// </summary>
    public static RouteHandlerBuilder Posts<TBody>(
        this RouteHandlerBuilder route, string contentType = "application/json")
        where TBody : notnull =>
        route.Accepts<TBody>(contentType, "*/*");

    public static RouteHandlerBuilder Tracks(this RouteHandlerBuilder route) => route.Tracks<TrackedReply>();

    /// <typeparam name="TAgain">The answer to what makes no new booking.</typeparam>
    public static RouteHandlerBuilder Tracks<TAgain>(this RouteHandlerBuilder route) => route
        .Produces<TrackedReply>(StatusCodes.Status201Created).Produces<TAgain>().Refuses(400, 401, 403, 413, 415);

    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) =>
        route.Produces<ChangedReply>().Refuses(400, 401, 403, 404, 409, 413, 415);

    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder route) =>
        route.WithMetadata(new NeedsIfMatch());

    public static TBuilder Refuses<TBuilder>(this TBuilder route, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [ProblemType]));
        return route;
    }
}

/// <summary>The route changes a record and asks for the version it is meant for.</summary>
internal sealed class NeedsIfMatch;
