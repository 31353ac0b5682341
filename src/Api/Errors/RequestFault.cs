using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Errors;

/// <summary>A request that fails before any use case sees it: its body, a header, its credential.</summary>
internal class RequestFault(int status, DomainError error) : Exception(error.Message)
{
    public int Status { get; } = status;

    public DomainError Error { get; } = error;

    /// <summary>Seconds after which the same request may succeed; null where waiting does not help.</summary>
    public int? RetryAfter { get; init; }

    public static RequestFault BadRequest(string code, string message, string? field = null) =>
        new(StatusCodes.Status400BadRequest, new(code, message, ErrorKind.Invalid, field));
}
