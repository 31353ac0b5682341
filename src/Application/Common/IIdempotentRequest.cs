namespace CustomerTracking.Application.Common;

/// <summary>A command that may carry an idempotency key: under one key it has one answer.</summary>
public interface IIdempotentRequest : IRetryable;
