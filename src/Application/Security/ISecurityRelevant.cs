using CustomerTracking.Application.Common;
using MediatR;

namespace CustomerTracking.Application.Security;

/// <summary>A request that the security log has an entry of, once it was done.</summary>
public interface ISecurityRelevant
{
    SecurityAction Action { get; }

    /// <summary>The id of what it was done to.</summary>
    /// <param name="answer">Of the handler: what was made has its id there.</param>
    Guid? SubjectOf(object? answer);
}

/// <summary>Outside the others: only what was saved is told of, and a repeated request once.</summary>
internal sealed class SecurityLogBehavior<TRequest, TResponse>(
    ISecurityLog log, CurrentCaller caller, IdempotencyKey key)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        var answer = await next();
        if (request is ISecurityRelevant relevant && !key.IsReplayed)
            await log.Record(
                relevant.Action, caller.Id, relevant.SubjectOf(answer), caller.Address, CancellationToken.None);
        return answer;
    }
}
