using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>
/// Runs a repeatable command again when it lost a race; the second look finds the winner's rows. Who may not run again
/// hears that the record was changed.
/// </summary>
internal sealed class ConcurrencyRetryBehavior<TRequest, TResponse>(
    IUnitOfWork work, CurrentCaller caller, KeyedLock locks)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    // Each lost race means that another request was saved; only a crowd of processes on one client could use these up.
    private const int MaxTries = 12;
    private const int TriesBeforeQueue = 2;

    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return request is IRetryable repeatable ? await Repeat(repeatable, ct, next) : await next();
        }
        catch (StaleRowException) when (request is not IRetryable { RetryWhenStale: true })
        {
            throw new DomainException(CommonErrors.Stale);
        }
    }

    private async Task<TResponse> Repeat(
        IRetryable repeatable, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        using var turn = repeatable.LockKey is { } key ? await locks.Enter((caller.TenantId, key), ct) : null;
        IDisposable? queue = null;
        try
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    return await next();
                }
                catch (Exception lost) when (tries < MaxTries
                    && (lost is DuplicateRowException || (lost is StaleRowException && repeatable.RetryWhenStale)))
                {
                    work.Clear();

                    // Back off with jitter. Requests that lose again run one at a time, so that only one of each
                    // process is in the next race.
                    if (tries >= TriesBeforeQueue) queue ??= await locks.EnterRetryQueue(
                        caller.TenantId.GetValueOrDefault(), ct);
                    await Task.Delay(Random.Shared.Next(1, 5 << Math.Min(tries, 6)), ct);
                }
            }
        }
        finally
        {
            queue?.Dispose();
        }
    }
}
