using CustomerTracking.Api.Errors;
using Microsoft.AspNetCore.Http.Metadata;

namespace CustomerTracking.Api.Rest;

/// <summary>
/// A query parameter that a route does not know is refused: a misspelt filter would answer with everything. Which ones
/// it knows is read from its handler's parameters, so that there is no second list to forget.
/// </summary>
internal static class KnownParameters
{
    public static ValueTask<object?> Check(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var query = call.HttpContext.Request.Query;
        if (query.Count == 0) return next(call);

        var known = For((RouteEndpoint)call.HttpContext.GetEndpoint()!);
        var faults = new Dictionary<string, string[]>();
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase)) faults[name] = [Unknown(known)];
            else if (values.Count > 1) faults[name] = ["Send it once."];
        }

        return faults.Count == 0 ? next(call) : throw new FieldFaults(faults);
    }

    private static string Unknown(List<string> known) => known.Count == 0
        ? "This route takes no query parameters."
        : $"Not a parameter of this route. It takes: {string.Join(", ", known)}.";

    // Neither in the path, nor bound by its own type or from the services.
    private static List<string> For(RouteEndpoint endpoint) =>
    [
        .. endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(one => !one.HasBindAsync && (one.HasTryParse || one.ParameterInfo.ParameterType == typeof(string)))
            .Select(one => one.Name)
            .Where(name => endpoint.RoutePattern.GetParameter(name) is null),
    ];
}
