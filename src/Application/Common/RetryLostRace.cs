using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>
/// Runs a repeatable command again when it lost a race; the second look finds the winner's rows. Who may not run again
/// hears that the record was changed.
/// </summary>
internal sealed class RetryLostRace<TRequest, TResponse>(IUnitOfWork work, CurrentCaller caller, Lanes lanes)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    // Each lost race means that somebody else's was saved; only a crowd of processes on one client could use these up.
    private const int MaxTries = 12;
    private const int TriesBeforeQueue = 2;

    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return request is IRepeatable repeatable ? await Repeat(repeatable, ct, next) : await next();
        }
        catch (StaleRowException) when (request is not IRepeatable { EvenIfStale: true })
        {
            throw new DomainException(CommonErrors.Stale);
        }
    }

    private async Task<TResponse> Repeat(
        IRepeatable repeatable, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        using var turn = repeatable.Lane is { } lane ? await lanes.Enter((caller.TenantId, lane), ct) : null;
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
                    && (lost is DuplicateRowException || (lost is StaleRowException && repeatable.EvenIfStale)))
                {
                    work.Forget();

                    // A crowd must spread out, or its last ones starve; who loses again stands in line with the others
                    // of this process, so that only one of each process is in the next race.
                    if (tries >= TriesBeforeQueue) queue ??= await lanes.EnterAfterLosing(caller.TenantId.GetValueOrDefault(), ct);
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
