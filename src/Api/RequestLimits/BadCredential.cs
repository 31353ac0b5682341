using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>A signature or verify token that is not the connection's.</summary>
internal sealed class BadCredential(int status, DomainError error) : RequestFault(status, error);
