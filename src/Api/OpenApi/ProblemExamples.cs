using System.Text.Json.Nodes;
using CustomerTracking.Api.DemoData;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.OpenApi;

/// <summary>For each status an error that has it.</summary>
internal static class ProblemExamples
{
    private static readonly Dictionary<int, (string Code, string Detail, string? Field)> Errors = new()
    {
        [400] = ("phone.too_short", "The phone number '12' is too short for Ireland.", "phone"),
        [401] = ("token.invalid", "The token is unknown or revoked.", null),
        [403] = ("token.scope_missing", "This token lacks the scope bookings:write.", null),
        [404] = ("booking.not_found", "There is no such booking.", null),
        [409] = ("client.phone_taken", "Another client has this phone number.", "phone"),
        [412] = ("version.stale", "The record was changed meanwhile: read it again.", null),
        [413] = ("body.too_large", "The body is larger than 1024 KiB.", null),
        [415] = ("body.not_json", "Send the body as JSON, with Content-Type: application/json.", null),
        [422] = ("idempotency_key.reused", "Another request was sent with this Idempotency-Key.", "Idempotency-Key"),
        [428] = ("if_match.missing", "Send If-Match with the ETag of the record as you read it.", null),
        [429] = ("rate_limited", "Too many requests: wait as long as Retry-After says, then send it again.", null),
        [503] = ("database.unavailable", "The database cannot be used at the moment: send it again.", null),
    };

    public static IReadOnlyDictionary<int, string> Titles { get; } =
        Errors.Keys.ToDictionary(status => status, ReasonPhrases.GetReasonPhrase);

    /// <exception cref="KeyNotFoundException">A route names a status that has no example yet.</exception>
    public static JsonNode For(int status)
    {
        var (code, detail, field) = Errors[status];
        var problem = new JsonObject
        {
            ["title"] = Titles[status],
            ["status"] = status,
            ["detail"] = detail,
            ["code"] = code,
        };
        if (field is not null) problem["errors"] = new JsonObject { [field] = new JsonArray(detail) };
        if (status == 409) problem["existingId"] = Demo.ClientId.ToString();
        return problem;
    }
}
