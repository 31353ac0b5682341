using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a vendor posted to a connection: the very bytes that its signature is over, and whose connection it is.
/// </summary>
internal sealed record SignedDelivery(ReadOnlyMemory<byte> Body, OpenDoor Door, Incoming Incoming)
{
    /// <summary>The size is looked at before anything else, so that a stranger costs us little.</summary>
    /// <exception cref="RequestFault">413</exception>
    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<SignedDelivery> Receive(
        HttpContext http, ConnectedChannel channel, Guid connectionId, int limit)
    {
        var body = await RawBody.Read(http, limit);
        var door = await FindDoor(http, channel, connectionId);
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        return new(body, door, new()
        {
            Channel = Enum.Parse<Channel>(channel.ToString()),
            Format = Words<ConnectedChannel>.Of(channel),
            SenderId = door.Id.Value,
            SenderName = door.Name,
            Key = DeliveryKey.Derived(body),
            ReceivedAt = clock.GetUtcNow(),
            Headers = KeptHeaders.Of(http.Request),
        });
    }

    public static async Task<OpenDoor> FindDoor(HttpContext http, ConnectedChannel channel, Guid connectionId) =>
        await http.RequestServices.GetRequiredService<IMediator>()
            .Send(new FindConnection(channel, new(connectionId)), http.RequestAborted)
            ?? throw new DomainException(ChannelErrors.NotFound);
}
