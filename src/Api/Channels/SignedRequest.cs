using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a vendor posted to a connection: the very bytes that its signature is over, and whose connection it is.
/// </summary>
internal sealed record SignedRequest(
    ReadOnlyMemory<byte> Body, ConnectionCredentials Credentials, ReceivedMessage Received)
{
    /// <summary>The size is looked at before anything else, so that a stranger costs us little.</summary>
    /// <exception cref="RequestFault">413</exception>
    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<SignedRequest> Receive(
        HttpContext http, Channel channel, Guid connectionId, int limit) =>
        await Create(http, channel, connectionId, await RawBody.Read(http, limit));

    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<SignedRequest> Create(
        HttpContext http, Channel channel, Guid connectionId, ReadOnlyMemory<byte> body) =>
        Create(
            channel, await FindCredentials(http.RequestServices, channel, connectionId, http.RequestAborted), body,
            KeptHeaders.From(http.Request), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    public static SignedRequest Create(
        Channel channel, ConnectionCredentials credentials, ReadOnlyMemory<byte> body,
        IReadOnlyDictionary<string, string> headers, DateTimeOffset receivedAt) => new(body, credentials, new()
        {
            Channel = channel,
            Format = EnumText<Channel>.Format(channel),
            SenderId = credentials.Id.Value,
            SenderName = credentials.Name,
            Key = DeduplicationKey.FromBody(body.Span),
            ReceivedAt = receivedAt,
            Headers = headers,
        });

    /// <exception cref="DomainException"><c>connection.not_found</c>, whatever the reason is.</exception>
    public static async Task<ConnectionCredentials> FindCredentials(
        IServiceProvider services, Channel channel, Guid connectionId, CancellationToken ct) =>
        await services.GetRequiredService<IMediator>().Send(new FindConnection(channel, new(connectionId)), ct)
            ?? throw new DomainException(ChannelErrors.NotFound);
}
