using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>One message with everything that is kept of it.</summary>
public sealed record GetInboundMessage(InboundMessageId Id) : IRequest<InboundMessageDetails>, IRead, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.MessageRead;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Look;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as InboundMessageDetails)?.ClientId ?? Id.Value;
}

/// <summary>What was sent, for reading it again.</summary>
public sealed record GetMessageForReplay(InboundMessageId Id) : IRequest<DecryptedMessage>, IRead;

/// <param name="Row">As it stands.</param>
/// <param name="Format">Who can read it.</param>
/// <param name="Body">The very bytes; null where they are not kept.</param>
/// <param name="Map">Its connection's, as it is today.</param>
/// <param name="PhoneNumberId">Its connection's, as it is today.</param>
public sealed record DecryptedMessage(
    InboundMessageRow Row, string Format, ReadOnlyMemory<byte>? Body, FieldMap Map, string? PhoneNumberId);

internal sealed class GetInboundMessageHandler(IReadDb db, ISecrets secrets, IMapper mapper)
    : IRequestHandler<GetInboundMessage, InboundMessageDetails>, IRequestHandler<GetMessageForReplay, DecryptedMessage>
{
    public async Task<InboundMessageDetails> Handle(GetInboundMessage query, CancellationToken ct) =>
        (await Find(query.Id, ct)).ToDetails(mapper, secrets);

    public async Task<DecryptedMessage> Handle(GetMessageForReplay query, CancellationToken ct)
    {
        var message = await Find(query.Id, ct);
        var connectionId = new ChannelConnectionId(message.SenderId);
        var connection = await db.ChannelConnections.SingleOrDefaultAsync(one => one.Id == connectionId, ct);
        return new(
            mapper.Map<InboundMessageRow>(message), message.Format,
            message.Body is { } kept ? secrets.Open(kept) : default(ReadOnlyMemory<byte>?),
            connection?.FieldMap ?? FieldMap.Default, connection?.PhoneNumberId);
    }

    private async Task<InboundMessage> Find(InboundMessageId id, CancellationToken ct) =>
        await db.InboundMessages.SingleOrDefaultAsync(message => message.Id == id, ct)
        ?? throw new DomainException(InboundMessageErrors.NotFound);
}
