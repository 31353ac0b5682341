using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Keeps the scope's message with what it came to, where it came to no booking. What a use case had begun and could not
/// finish is dropped first.
/// </summary>
public sealed record LogDelivery(DeliveryResult Result) : IRequest, IRepeatable;

internal sealed class LogDeliveryHandler(DeliveryLog log, IUnitOfWork work) : IRequestHandler<LogDelivery, Unit>
{
    public async Task<Unit> Handle(LogDelivery command, CancellationToken ct)
    {
        work.Forget();
        if (await log.Write(command.Result, ct)) await work.Complete(ct);
        return Unit.Value;
    }
}
