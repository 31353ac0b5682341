using System.Text;
using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>One delivery with everything that is kept of it.</summary>
public sealed record GetDelivery(DeliveryId Id) : IRequest<DeliveryDetails>, IRead;

/// <summary>What was sent, for reading it again.</summary>
public sealed record OpenDelivery(DeliveryId Id) : IRequest<OpenedDelivery>, IRead;

/// <param name="Row">As it stands.</param>
/// <param name="Format">Who can read it.</param>
/// <param name="Body">The very bytes; null where they are not kept.</param>
/// <param name="Map">Its connection's, as it is today.</param>
/// <param name="PhoneNumberId">Its connection's, as it is today.</param>
public sealed record OpenedDelivery(
    DeliveryRow Row, string Format, ReadOnlyMemory<byte>? Body, FieldMap Map, string? PhoneNumberId);

internal sealed class GetDeliveryHandler(IReadDb db, ISecrets secrets, IMapper mapper)
    : IRequestHandler<GetDelivery, DeliveryDetails>, IRequestHandler<OpenDelivery, OpenedDelivery>
{
    public async Task<DeliveryDetails> Handle(GetDelivery query, CancellationToken ct)
    {
        var delivery = await Find(query.Id, ct);
        var body = delivery.Body is { } kept ? CleanText.Lines(Encoding.UTF8.GetString(secrets.Open(kept))) : null;
        return mapper.Map<DeliveryDetails>(delivery) with { Body = body };
    }

    public async Task<OpenedDelivery> Handle(OpenDelivery query, CancellationToken ct)
    {
        var delivery = await Find(query.Id, ct);
        var connectionId = new ChannelConnectionId(delivery.SenderId);
        var connection = await db.ChannelConnections.SingleOrDefaultAsync(one => one.Id == connectionId, ct);
        return new(
            mapper.Map<DeliveryRow>(delivery), delivery.Format,
            delivery.Body is { } kept ? secrets.Open(kept) : default(ReadOnlyMemory<byte>?),
            connection?.FieldMap ?? FieldMap.Default, connection?.PhoneNumberId);
    }

    private async Task<Delivery> Find(DeliveryId id, CancellationToken ct) =>
        await db.Deliveries.SingleOrDefaultAsync(delivery => delivery.Id == id, ct)
        ?? throw new DomainException(DeliveryErrors.NotFound);
}
