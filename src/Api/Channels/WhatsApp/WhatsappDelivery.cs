using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Channels;
using MediatR;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// Takes a delivery apart: every message on its own, so that a wrong one does not sink its neighbours.
/// </summary>
internal sealed class WhatsappDelivery(IServiceScopeFactory scopes, IMediator mediator)
{
    /// <exception cref="AggregateException">Something failed on our side, after all messages were tried.</exception>
    public async Task Take(SignedDelivery delivery, string signature, CancellationToken ct)
    {
        var messages = Messages(delivery.Body);
        if (messages.Count == 0) await Keep(delivery, delivery.Body, delivery.Door, ct);

        var failures = new List<Exception>();
        foreach (var message in messages)
        {
            try
            {
                await Take(message, delivery, signature, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                failures.Add(failure);   // Meta repeats the whole delivery; what was tracked already stays one booking
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    // What cannot be taken apart is kept whole, and the reader says why.
    private static List<WhatsappMessage> Messages(ReadOnlyMemory<byte> body)
    {
        try
        {
            return [.. WhatsappPayload.MessagesOf(JsonText.ReadObject(body))];
        }
        catch (RequestFault)
        {
            return [];
        }
    }

    private async Task Take(WhatsappMessage message, SignedDelivery delivery, string signature, CancellationToken ct) =>
        await Keep(
            delivery, message.Alone(), await DoorFor(message.PhoneNumberId, delivery, signature, ct) ?? delivery.Door,
            ct);

    private async Task Keep(
        SignedDelivery delivery, ReadOnlyMemory<byte> body, OpenDoor door, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignedIntake>().Take(delivery, ct, body, door);
    }

    // Tenants behind one app may share the address: the number tells whose message it is, and the tenant's own secret
    // must have signed it. If two tenants claim the number, it is nobody's, and stays with the address's owner.
    private async Task<OpenDoor?> DoorFor(
        string? number, SignedDelivery delivery, string signature, CancellationToken ct)
    {
        if (delivery.Door.PhoneNumberId is not { } own || own == number) return delivery.Door;
        if (number is null) return null;

        var doors = await mediator.Send(new FindWhatsappNumber(number), ct);
        var signed = doors.Where(door => WhatsappSignature.Verifies(signature, delivery.Body.Span, door.Secret))
            .ToList();
        return signed.DistinctBy(door => door.Tenant.Id).Count() == 1 ? signed[0] : null;
    }
}
