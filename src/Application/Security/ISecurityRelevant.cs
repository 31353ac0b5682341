using CustomerTracking.Application.Common;
using MediatR;

namespace CustomerTracking.Application.Security;

/// <summary>A request that the security log has an entry of, once it was done.</summary>
public interface ISecurityRelevant
{
    SecurityAction Action { get; }

    AuditNeed Need => AuditNeed.WhenPossible;

    /// <summary>The id of what it was done to.</summary>
    /// <param name="answer">Of the handler: what was made has its id there.</param>
    Guid? SubjectOf(object? answer);
}

/// <summary>How much depends on the entry.</summary>
public enum AuditNeed
{
    /// <summary>What was done is done, also where the entry cannot be kept; the program's log has it.</summary>
    WhenPossible,

    /// <summary>Without the entry there is no answer.</summary>
    Always,

    /// <summary>Nobody waits for the entry, and the same look is noted once in a few minutes.</summary>
    Look,
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
        if (request is not ISecurityRelevant relevant || key.IsReplayed) return answer;

        var subject = relevant.SubjectOf(answer);
        switch (relevant.Need)
        {
            case AuditNeed.Always:
                await log.Keep(relevant.Action, caller.Id, subject, caller.Address, caller.TenantId, ct);
                break;
            case AuditNeed.Look:
                // The program itself looks at whatever it works on.
                if (caller is { Id: { } actor, TenantId: { } tenant })
                    log.Note(relevant.Action, actor, subject, caller.Address, tenant);
                break;
            default:
                await log.Record(
                    relevant.Action, caller.Id, subject, caller.Address, CancellationToken.None, caller.TenantId);
                break;
        }

        return answer;
    }
}
