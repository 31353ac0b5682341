using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Channels;
using MediatR;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// Takes a delivery apart: every message on its own, so that a wrong one does not sink its neighbours.
/// </summary>
internal sealed class WhatsappDelivery(IServiceScopeFactory scopes, IMediator mediator)
{
    // A batch of Meta's is nearly always for one number.
    private readonly Dictionary<string, OpenDoor?> _doors = new(StringComparer.Ordinal);

    /// <param name="delivery">Signed with the secret of its own connection.</param>
    /// <param name="ct">Cancels it.</param>
    /// <exception cref="AggregateException">Something failed on our side, after all messages were tried.</exception>
    public async Task Take(SignedDelivery delivery, CancellationToken ct)
    {
        var messages = Messages(delivery.Body);
        if (messages.Count == 0) await Keep(delivery, delivery.Body, delivery.Door, ct);

        var failures = new List<Exception>();
        foreach (var message in messages)
        {
            try
            {
                await Take(message, delivery, ct);
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

    private async Task Take(WhatsappMessage message, SignedDelivery delivery, CancellationToken ct) =>
        await Keep(
            delivery, message.Alone(), await DoorFor(message.PhoneNumberId, delivery, ct) ?? delivery.Door,
            ct);

    private async Task Keep(
        SignedDelivery delivery, ReadOnlyMemory<byte> body, OpenDoor door, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignedIntake>().Take(delivery, ct, body, door);
    }

    // Tenants behind one app may share the address: the number tells whose message it is, and the tenant's own secret
    // must have signed it. If two tenants claim the number, it is nobody's, and stays with the address's owner.
    private async Task<OpenDoor?> DoorFor(string? number, SignedDelivery delivery, CancellationToken ct)
    {
        if (delivery.Door.PhoneNumberId is not { } own || own == number) return delivery.Door;
        if (number is null) return null;
        if (_doors.TryGetValue(number, out var known)) return known;

        var doors = await mediator.Send(new FindWhatsappNumber(number), ct);

        // The address's secret has signed the delivery, so another one has only if it is the same secret: nothing is
        // hashed again for each connection and message.
        var signed = doors.Where(door => Signatures.Same(door.Secret, delivery.Door.Secret)).ToList();
        return _doors[number] = signed.DistinctBy(door => door.Tenant.Id).Count() == 1 ? signed[0] : null;
    }
}
