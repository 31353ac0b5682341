using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// WhatsApp tells that a person has another number or user id now. The client gets the new one and keeps the earlier
/// one, which a late message may still bear. What is another client's already is not taken from them: staff get a
/// suggestion.
/// </summary>
public sealed record ChangeWhatsappIdentity : IRequest, IRetryable
{
    public required Channel Channel { get; init; }

    public string? PreviousUserId { get; init; }

    /// <summary>With its country code.</summary>
    public string? PreviousPhone { get; init; }

    public string? UserId { get; init; }

    /// <inheritdoc cref="PreviousPhone"/>
    public string? Phone { get; init; }
}

internal sealed class ChangeWhatsappIdentityHandler(
    IClientRepository clients, IReadDb db, IPhoneNumbers phones, Inbox messages,
    IUnitOfWork work, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<ChangeWhatsappIdentity, Unit>
{
    private static readonly InboundMessageResult Unknown = new(
        InboundMessageOutcome.Ignored, "identity.unknown",
        "WhatsApp told of a changed number or id, and no customer is known by the earlier one.");

    private static readonly InboundMessageResult Changed = new(
        InboundMessageOutcome.Ignored, "identity.changed", "The customer's number or id on WhatsApp changed.");

    public async Task<Unit> Handle(ChangeWhatsappIdentity command, CancellationToken ct)
    {
        var before = await Owners(Points(command.PreviousUserId, command.PreviousPhone), ct);
        var after = await Owners(Points(command.UserId, command.Phone), ct);
        var known = before.Select(one => one.Owner).FirstOrDefault(owner => owner is not null);
        var client = known is { } id ? await clients.Find(id, ct) : null;
        if (client is { Status: not ClientStatus.Erased }) await Move(client, before, after, command.Channel, ct);

        await messages.Write(client is null ? Unknown : Changed with { ClientId = client.Id }, ct);
        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task Move(
        Client client, List<Owned> before, List<Owned> after, Channel channel, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var (point, owner) in after.Where(one => one.Owner is null))
        {
            var from = before.FirstOrDefault(one => one.Point.Kind == point.Kind && one.Owner == client.Id).Point;
            client.Move(from, point, new(caller.Name, channel, now));
        }

        foreach (var (point, owner) in before.Concat(after).Where(one => one.Owner is { } other && other != client.Id)
            .DistinctBy(one => one.Owner))
        {
            var reason = $"WhatsApp told that they changed their number or id: {point.Value}.";
            await Suggest(client.Id, owner!.Value, reason, now, ct);
        }
    }

    private async Task Suggest(ClientId client, ClientId other, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var isKnown = await db.DuplicateSuggestions.AnyAsync(
            one => (one.ClientId == client && one.OtherClientId == other)
                || (one.ClientId == other && one.OtherClientId == client), ct);
        if (!isKnown)
            clients.Add(DuplicateSuggestion.Create(
                caller.Tenant.Id, client, other, DuplicateSign.SameBooking, reason, now));
    }

    private async Task<List<Owned>> Owners(IEnumerable<ContactPoint> points, CancellationToken ct)
    {
        var owners = new List<Owned>();
        foreach (var point in points) owners.Add(new(point, await clients.FindByContactPoint(point, ct)));
        return owners;
    }

    // The id first: it is what WhatsApp means, and a number may be shared.
    private IEnumerable<ContactPoint> Points(string? userId, string? phone)
    {
        if (MessengerId.OfWhatsapp(userId) is { Value.Length: <= ContactPoint.MaxKeyLength } id)
            yield return ContactPoint.FromMessenger(id);
        if (phone is not null && phones.Read(phone, caller.Tenant.Region).Number is { } number)
            yield return ContactPoint.FromPhone(number, phone);
    }

    private readonly record struct Owned(ContactPoint Point, ClientId? Owner);
}
