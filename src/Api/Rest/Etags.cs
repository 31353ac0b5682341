using System.Globalization;
using System.Reflection;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace CustomerTracking.Api.Rest;

/// <summary>A record's version as its ETag (RFC 9110, section 8.8.3).</summary>
internal static class Etags
{
    public static IResult Ok<T>(HttpContext http, T body, int version) => With(http, version, Results.Json(body));

    public static IResult Created<T>(HttpContext http, string location, T body, int version) =>
        With(http, version, Results.Created(location, body));

    private static IResult With(HttpContext http, int version, IResult result)
    {
        http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
        return result;
    }
}

/// <summary>
/// The version that a change is meant for: <c>If-Match</c> with the ETag, or <c>*</c> for whichever there is.
/// </summary>
/// <param name="Version">Null for <c>*</c>.</param>
internal sealed record IfMatch(int? Version)
{
    // No record has it, so that a tag we never gave out matches nothing.
    private const int NoVersion = -1;

    public static ValueTask<IfMatch> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var header = http.Request.Headers.IfMatch;
        if (header.Count == 0) throw Missing;
        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags))
            throw RequestFault.BadRequest("if_match.malformed", Remedy);
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return ValueTask.FromResult(new IfMatch(Version: null));

        var strong = tags.FirstOrDefault(tag => !tag.IsWeak)?.Tag.ToString().Trim('"');
        return ValueTask.FromResult(new IfMatch(
            int.TryParse(strong, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : NoVersion));
    }

    private const string Remedy =
        "Send If-Match with the ETag of the record as you read it, such as If-Match: \"3\", or If-Match: *.";

    private static RequestFault Missing =>
        new(StatusCodes.Status428PreconditionRequired, new("if_match.missing", Remedy, ErrorKind.Stale));
}
