using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;
using MediatR;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// Takes a delivery apart: every message on its own, so that a wrong one does not sink its neighbours.
/// </summary>
internal sealed class WhatsappDelivery(IServiceScopeFactory scopes, AuthenticMessage whole, IMediator mediator)
{
    private static readonly Unusable NobodysNumber = new("connection.unknown_number", "metadata.phone_number_id");

    /// <exception cref="AggregateException">Something failed on our side, after all messages were tried.</exception>
    public async Task Take(SignedDelivery delivery, string signature, CancellationToken ct)
    {
        var failures = new List<Exception>();
        foreach (var message in Messages(delivery))
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

    private List<WhatsappMessage> Messages(SignedDelivery delivery)
    {
        try
        {
            return [.. WhatsappPayload.Messages(JsonText.ReadObject(delivery.Body))];
        }
        catch (Exception exception) when (Unusable.Because(exception) is { } reason)
        {
            whole.GiveUp(delivery.Door, reason);
            return [];
        }
    }

    private async Task Take(WhatsappMessage message, SignedDelivery delivery, string signature, CancellationToken ct)
    {
        if (await DoorFor(message.PhoneNumberId, delivery, signature, ct) is not { } door)
        {
            whole.GiveUp(delivery.Door, NobodysNumber, message.Id);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuthenticMessage>()
            .Track(door, Channel.Whatsapp, message.Id, () => message.ToTrackBooking(door.FieldMap), ct);
    }

    // Tenants behind one app may share the address: the number tells whose message it is, and the tenant's own secret
    // must have signed it. If two tenants claim the number, it is nobody's.
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
