using System.Globalization;
using System.Text.RegularExpressions;
using CustomerTracking.Api.Admin;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;

namespace CustomerTracking.Api.Errors;

/// <summary>Turns a refusal into its answer, once. What is left is a bug: a 500 that tells nothing.</summary>
internal sealed partial class RefusalHandler(IOutages outages, BadCredentialAnswers badCredentials) : IExceptionHandler
{
    private const int SecondsToRetry = 2;

    private static readonly DomainError Busy = new(
        "busy", "Too many requests are changing this record at once: send it again.", ErrorKind.Conflict);

    private static readonly DomainError Unavailable = new(
        "database.unavailable", "The database cannot be used at the moment, and nothing was kept: send it again.",
        ErrorKind.Conflict);

    private static readonly DomainError UnknownOutcome = new(
        "database.outcome_unknown",
        "The connection to the database broke while this was saved, and whether it was kept could not be found out. "
            + "Look the record up before you send the request again; with its Idempotency-Key it can be sent again "
                + "at once.",
        ErrorKind.Conflict);

    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (http.Response.HasStarted) return false;

        await (exception switch
        {
            SignedOutException => Problem.Write(http, StatusCodes.Status401Unauthorized, StaffErrors.SignedOut),
            DomainException refusal => Problem.Write(http, StatusOf(refusal.Error.Kind), refusal.Error),
            BadCredential bad => badCredentials.Answer(http, bad.Status, bad.Error),
            RequestFault fault => Write(http, fault),
            FieldFaults faults => WriteFields(http, faults.Errors),
            ValidationException invalid => WriteFields(
                http, CommandFaults.ByField(invalid.Errors, field => FieldSpelling.For(http, field))),
            StaleRowException or DuplicateRowException => WriteLater(http, Busy),
            _ when Refusals.IsUnknownOutcome(exception) => WriteLater(http, UnknownOutcome),
            _ when outages.Include(exception) => WriteLater(http, Unavailable),
            BadHttpRequestException bad when UnreadParameter(bad) is { } fault => WriteFields(http, fault),
            BadHttpRequestException bad => Problem.Write(http, bad.StatusCode, "request.malformed", bad.Message),
            _ => Problem.Write(
                http, StatusCodes.Status500InternalServerError, "internal",
                "Something went wrong on our side. It has been logged."),
        });
        return true;
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Contradictory => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static Task Write(HttpContext http, RequestFault fault)
    {
        if (fault.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Write(http, fault.Status, fault.Error);
    }

    private static Task WriteFields(HttpContext http, IReadOnlyDictionary<string, string[]> errors) => Problem.Write(
        http, StatusCodes.Status400BadRequest, "validation.failed",
        $"These fields are missing or wrong: {string.Join(", ", errors.Keys)}.", errors);

    // The framework names the parameter in its sentence only; where it says it otherwise one day, its sentence is told.
    private static Dictionary<string, string[]>? UnreadParameter(BadHttpRequestException bad)
    {
        var named = ParameterSentence().Match(bad.Message);
        if (!named.Success) return null;

        var wording = named.Groups["type"].Value switch
        {
            "int" => FieldExplanation.WholeNumber,
            "bool" => FieldExplanation.YesOrNo,
            "Guid" => FieldExplanation.Id,
            _ => FieldExplanation.Unreadable,
        };
        return new() { [named.Groups["name"].Value] = [wording] };
    }

    [GeneratedRegex("""^Failed to bind parameter "(?:Nullable<)?(?<type>\w+)>? (?<name>\w+)" from """)]
    private static partial Regex ParameterSentence();

    private static Task WriteLater(HttpContext http, DomainError error)
    {
        http.Response.Headers.RetryAfter = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
        return Problem.Write(http, StatusCodes.Status503ServiceUnavailable, error);
    }
}
