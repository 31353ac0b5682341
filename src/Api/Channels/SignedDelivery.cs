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
        HttpContext http, ConnectedChannel channel, Guid connectionId, int limit) =>
        await Of(http, channel, connectionId, await RawBody.Read(http, limit));

    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<SignedDelivery> Of(
        HttpContext http, ConnectedChannel channel, Guid connectionId, ReadOnlyMemory<byte> body) =>
        Of(
            channel, await FindDoor(http.RequestServices, channel, connectionId, http.RequestAborted), body,
            KeptHeaders.Of(http.Request), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    public static SignedDelivery Of(
        ConnectedChannel channel, OpenDoor door, ReadOnlyMemory<byte> body,
        IReadOnlyDictionary<string, string> headers, DateTimeOffset receivedAt) => new(body, door, new()
        {
            Channel = Enum.Parse<Channel>(channel.ToString()),
            Format = Words<ConnectedChannel>.Of(channel),
            SenderId = door.Id.Value,
            SenderName = door.Name,
            Key = DeliveryKey.Derived(body.Span),
            ReceivedAt = receivedAt,
            Headers = headers,
        });

    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<OpenDoor> FindDoor(
        IServiceProvider services, ConnectedChannel channel, Guid connectionId, CancellationToken ct) =>
        await services.GetRequiredService<IMediator>().Send(new FindConnection(channel, new(connectionId)), ct)
            ?? throw new DomainException(ChannelErrors.NotFound);
}
