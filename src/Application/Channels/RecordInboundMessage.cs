using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Keeps the scope's message with what it came to, where it came to no booking. What a use case had begun and could not
/// finish is dropped first.
/// </summary>
public sealed record RecordInboundMessage(InboundMessageResult Result) : IRequest, IRetryable;

internal sealed class RecordInboundMessageHandler(Inbox log, IUnitOfWork work) : IRequestHandler<RecordInboundMessage,
Unit>
{
    public async Task<Unit> Handle(RecordInboundMessage command, CancellationToken ct)
    {
        work.Clear();
        if (await log.Write(command.Result, ct)) await work.CommitAsync(ct);
        return Unit.Value;
    }
}
