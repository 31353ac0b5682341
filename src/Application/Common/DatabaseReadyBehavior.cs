using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>
/// No request reaches a database with another program's schema: what it read would be guessed, and what it wrote lost.
/// </summary>
internal sealed class DatabaseReadyBehavior<TRequest, TResponse>(IDatabaseState database)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        database.ThrowIfNotReady();
        return next();
    }
}
