using System.Globalization;
using System.Reflection;
using CustomerTracking.Api.Errors;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace CustomerTracking.Api.Rest;

/// <summary>A record's version as its ETag (RFC 9110, section 8.8.3).</summary>
internal static class Etags
{
    // What proxies make of an ETag when they compress the answer: Apache "3-gzip" (2.4) and "3--gzip" (as Jetty does),
    // its mod_brotli "3-br", older ones "3;gzip"; nginx W/"3". The record behind it is the same.
    private static readonly string[] Codings = ["gzip", "br", "zstd", "deflate"];
    private static readonly string[] Joints = ["--", "-", ";", ":"];

    public static IResult Ok<T>(HttpContext http, T body, int version) => With(http, version, Results.Json(body));

    public static IResult Created<T>(HttpContext http, string location, T body, int version) =>
        With(http, version, Results.Created(location, body));

    /// <summary>The version behind an ETag that we gave out, whatever a proxy added to it.</summary>
    /// <returns>Null for one that we never gave out.</returns>
    public static int? VersionOf(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.ToString().Trim('"');
        var coding = Codings.SelectMany(coding => Joints.Select(joint => joint + coding))
            .FirstOrDefault(added => text.EndsWith(added, StringComparison.OrdinalIgnoreCase));
        var digits = coding is null ? text : text[..^coding.Length];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static IResult With(HttpContext http, int version, IResult result)
    {
        http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
        return result;
    }
}

/// <summary>
/// The version that a change is meant for: <c>If-Match</c> with the ETag, or <c>*</c> for whichever there is.
/// </summary>
/// <param name="Version">Null for <c>*</c>; of a list, any. A tag that we never gave out is none of them.</param>
/// <remarks>
/// RFC 9110, section 13.1.1, compares strongly, so that a weak tag would match nothing. Ours is the record's version,
/// which says the same whatever a proxy did to the answer's bytes: a weak or compressed one is read as the version.
/// </remarks>
internal sealed record IfMatch(ExpectedVersion? Version)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var header = http.Request.Headers.IfMatch;
        if (header.Count == 0) throw Missing;
        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags))
            throw RequestFault.BadRequest("if_match.malformed", Remedy);
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return ValueTask.FromResult(new IfMatch(Version: null));

        return ValueTask.FromResult(new IfMatch(
            new ExpectedVersion([.. tags.Select(Etags.VersionOf).OfType<int>().Distinct()])));
    }

    private const string Remedy =
        "Send If-Match with the ETag of the record as you read it, such as If-Match: \"3\", or If-Match: *.";

    private static RequestFault Missing =>
        new(StatusCodes.Status428PreconditionRequired, new("if_match.missing", Remedy, ErrorKind.Stale));
}
