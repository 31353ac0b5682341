using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;
using FluentValidation;

namespace CustomerTracking.Api.Channels;

/// <summary>Why a message cannot be used: codes and the names of fields, never what stood in them.</summary>
internal sealed record Unusable(string Code, string Fields)
{
    private const string NoField = "the message";

    /// <returns>Null when it is not the message's fault.</returns>
    public static Unusable? Because(Exception exception) => exception switch
    {
        DomainException refusal => new(refusal.Error.Code, refusal.Error.Field ?? NoField),
        RequestFault { Status: StatusCodes.Status400BadRequest } fault =>
            new(fault.Error.Code, fault.Error.Field ?? NoField),
        FieldFaults faults => new("field.unreadable", List(faults.Errors.Keys)),
        ValidationException invalid => new(
            List(invalid.Errors.Select(error => error.ErrorCode)),
            List(invalid.Errors.Select(error => error.PropertyName))),
        _ => null,
    };

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct());
}
