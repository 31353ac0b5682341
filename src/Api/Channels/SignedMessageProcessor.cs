using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// The intake of those who sign instead of bearing a token. What is authentic and cannot be used is kept and
/// acknowledged, as its sender cannot correct it and would only repeat it.
/// </summary>
internal sealed partial class SignedMessageProcessor(
    InboundMessageProcessor processor, IMediator mediator, CurrentCaller caller, CurrentInboundMessage current,
    ILogger<SignedMessageProcessor> log)
{
    /// <param name="message">With a good signature.</param>
    /// <param name="body">What of it is one message; all of it when left out.</param>
    /// <param name="credentials">For whom it is; the message's own when left out.</param>
    public async Task<ProcessingResult> ProcessAsync(
        SignedRequest message, CancellationToken ct, ReadOnlyMemory<byte>? body = null,
        ConnectionCredentials? credentials = null)
    {
        var owner = credentials ?? message.Credentials;
        Enter(owner);
        var received = message.Received with
        {
            SenderId = owner.Id.Value,
            SenderName = owner.Name,
            Key = body is { } part ? DeduplicationKey.FromBody(part.Span) : message.Received.Key,
        };
        return await processor.ProcessAsync(
            new(body ?? message.Body, owner.FieldMap, owner.PhoneNumberId, Corrections.None), received,
            received.Format,
            tenants =>
            {
                InboundMessageProcessor.Confirm(owner.Tenant.Id, tenants);
                return Task.CompletedTask;
            },
            ct);
    }

    /// <summary>
    /// Notes a signature that is not the connection's: one row an hour, without the body, which may be anybody's.
    /// </summary>
    /// <returns>The answer.</returns>
    public async Task<BadCredential> Refuse(SignedRequest message, int status, string header, CancellationToken ct)
    {
        var error = new DomainError(
            "signature.invalid", $"{header} is missing, or does not sign this body with the connection's secret.",
            ErrorKind.Forbidden);
        Enter(message.Credentials);
        current.Receive(
            message.Received with { Key = DeduplicationKey.Hourly(error.Code, message.Received.ReceivedAt) },
            body: null);
        try
        {
            await mediator.Send(
                new RecordInboundMessage(new(InboundMessageOutcome.Refused, error.Code,
                    "The signature does not fit the secret of this connection. Compare the two secrets; if the "
                        + "vendor's was changed, rotate this one.")),
                ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotNoted(failure, message.Credentials.Id.Value);   // it is refused all the same
        }

        return new(status, error);
    }

    private void Enter(ConnectionCredentials credentials) =>
        caller.Enter(
            credentials.Tenant, $"{EnumText<Channel>.Format(credentials.Channel)} ({credentials.Name})");

    [LoggerMessage(
        LogLevel.Error,
        "[Customer Tracking] An inbound message was refused and could not be logged (sender {SenderId})")]
    private partial void NotNoted(Exception failure, Guid senderId);
}
