using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Application.Channels;

/// <summary>Removes a connection and its secret for good. What came in through it stays.</summary>
public sealed record CloseConnection(ChannelConnectionId Id) : IRequest;

internal sealed class CloseConnectionHandler(IChannelConnectionRepository connections, IUnitOfWork work)
    : IRequestHandler<CloseConnection, Unit>
{
    public async Task<Unit> Handle(CloseConnection command, CancellationToken ct)
    {
        connections.Remove(await connections.Find(command.Id, ct) ?? throw new DomainException(ChannelErrors.NotFound));
        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
