using System.Text.Json;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Errors;

/// <summary>
/// Every error answer: RFC 9457, with a stable <c>code</c>, and <c>errors</c> by field where fields are wrong.
/// </summary>
internal static class Problem
{
    private const string ContentType = "application/problem+json";

    public static Task Write(HttpContext http, int status, DomainError error) => Write(
        http, status, error.Code, error.Message, FieldOf(http, error), error.ExistingId,
        [.. error.Differs.Select(field => FieldSpelling.For(http, field))]);

    private static Dictionary<string, string[]>? FieldOf(HttpContext http, DomainError error) =>
        error.Field is { } field
        ? new() { [FieldSpelling.For(http, field)] = [error.Message] }
        : null;

    public static async Task Write(
        HttpContext http, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null,
        Guid? existingId = null, IReadOnlyList<string>? differs = null)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
            Extensions = { ["code"] = code },
        };
        if (errors is not null) problem.Extensions["errors"] = FieldSpelling.Explain(http, errors);
        if (existingId is { } id) problem.Extensions["existingId"] = id;
        if (differs is { Count: > 0 }) problem.Extensions["differs"] = differs;

        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        await http.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(problem, JsonSettings.Options), http.RequestAborted);
    }
}
