using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Guards;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a vendor posted to a connection: the very bytes that its signature is over, and whose connection it is.
/// </summary>
internal sealed record SignedDelivery(ReadOnlyMemory<byte> Body, OpenDoor Door)
{
    /// <summary>The size is looked at before anything else, so that a stranger costs us little.</summary>
    /// <exception cref="RequestFault">413</exception>
    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<SignedDelivery> Receive(
        HttpContext http, ConnectedChannel channel, Guid connectionId, int limit)
    {
        var body = await RawBody.Read(http, limit);
        return new(body, await FindDoor(http, channel, connectionId));
    }

    public static async Task<OpenDoor> FindDoor(HttpContext http, ConnectedChannel channel, Guid connectionId) =>
        await http.RequestServices.GetRequiredService<IMediator>()
            .Send(new FindConnection(channel, new(connectionId)), http.RequestAborted)
            ?? throw new DomainException(ChannelErrors.NotFound);

    public static BadCredential BadSignature(int status, string header) => new(
        status, new("signature.invalid",
            $"{header} is missing, or does not sign this body with the connection's secret.", ErrorKind.Forbidden));
}
