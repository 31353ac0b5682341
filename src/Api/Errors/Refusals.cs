using CustomerTracking.Api.Admin;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using FluentValidation;

namespace CustomerTracking.Api.Errors;

/// <summary>Exceptions that are answers, not faults of ours: they are not logged as errors.</summary>
internal static class Refusals
{
    public static bool Includes(Exception exception) => exception is
        DomainException or RequestFault or FieldFaults or ValidationException or StaleRowException
            or BadHttpRequestException
        or OperationCanceledException or DatabaseNotReadyException or SignedOutException;

    /// <summary>Whether what was being saved may have been kept, however deep the exception lies.</summary>
    public static bool IsUnknownOutcome(Exception? exception) => exception switch
    {
        null => false,
        UnknownOutcomeException => true,
        AggregateException several => several.InnerExceptions.Any(IsUnknownOutcome),
        _ => IsUnknownOutcome(exception.InnerException),
    };
}
