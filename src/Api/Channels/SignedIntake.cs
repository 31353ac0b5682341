using CustomerTracking.Api.Guards;
using CustomerTracking.Api.Wire;
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
internal sealed partial class SignedIntake(
    Intake intake, IMediator mediator, CurrentCaller caller, CurrentDelivery current, ILogger<SignedIntake> log)
{
    /// <param name="delivery">With a good signature.</param>
    /// <param name="body">What of it is one message; all of it when left out.</param>
    /// <param name="door">For whom it is; the delivery's own when left out.</param>
    public async Task<Taken> Take(
        SignedDelivery delivery, CancellationToken ct, ReadOnlyMemory<byte>? body = null, OpenDoor? door = null)
    {
        var owner = door ?? delivery.Door;
        Enter(owner);
        var incoming = delivery.Incoming with
        {
            SenderId = owner.Id.Value,
            SenderName = owner.Name,
            Key = body is { } part ? DeliveryKey.Derived(part.Span) : delivery.Incoming.Key,
        };
        return await intake.Take(
            new(body ?? delivery.Body, owner.FieldMap, owner.PhoneNumberId, Corrections.None), incoming,
            incoming.Format,
            tenants =>
            {
                Intake.Confirm(owner.Tenant.Id, tenants);
                return Task.CompletedTask;
            },
            ct);
    }

    /// <summary>
    /// Notes a signature that is not the connection's: one row an hour, without the body, which may be anybody's.
    /// </summary>
    /// <returns>The answer.</returns>
    public async Task<BadCredential> Refuse(SignedDelivery delivery, int status, string header, CancellationToken ct)
    {
        var error = new DomainError(
            "signature.invalid", $"{header} is missing, or does not sign this body with the connection's secret.",
            ErrorKind.Forbidden);
        Enter(delivery.Door);
        current.Receive(
            delivery.Incoming with { Key = DeliveryKey.Hourly(error.Code, delivery.Incoming.ReceivedAt) }, body: null);
        try
        {
            await mediator.Send(
                new LogDelivery(new(DeliveryOutcome.Refused, error.Code,
                    "The signature does not fit the secret of this connection. Compare the two secrets; if the vendor's was changed, rotate this one.")),
                ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotNoted(failure, delivery.Door.Id.Value);   // it is refused all the same
        }

        return new(status, error);
    }

    private void Enter(OpenDoor door) =>
        caller.Enter(door.Tenant, $"{Words<ConnectedChannel>.Of(door.Channel)} ({door.Name})");

    [LoggerMessage(
        LogLevel.Error, "[Customer Tracking] A delivery was refused and could not be logged (sender {SenderId})")]
    private partial void NotNoted(Exception failure, Guid senderId);
}
