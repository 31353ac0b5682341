using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Clients;

/// <summary>
/// Records somebody who books with a client's phone. With <see cref="GuestName"/> they are whom the client has booked for
/// under that name: those bookings become theirs.
/// </summary>
public sealed record AddHouseholdMember : IRequest<ClientRow>, IIdempotentRequest
{
    /// <summary>Whose phone it is, or anybody else of the household.</summary>
    public required ClientId ClientId { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>With <see cref="LastName"/> taken from <see cref="GuestName"/> where both are left out.</summary>
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>Their own, by which no client is known yet.</summary>
    public string? Phone { get; init; }

    public DateOnly? Birthday { get; init; }

    /// <inheritdoc cref="RegisterClient.Notes"/>
    public string? Notes { get; init; }

    /// <summary>The name on the client's bookings, but for accents, letter case and spaces.</summary>
    public string? GuestName { get; init; }

    string? IRetryable.LockKey => ClientId.ToString();
}

internal sealed class AddHouseholdMemberValidator : AbstractValidator<AddHouseholdMember>
{
    public AddHouseholdMemberValidator()
    {
        RuleFor(command => command.FirstName).MaximumLength(GivenName.MaxPartLength);
        RuleFor(command => command.LastName).MaximumLength(GivenName.MaxPartLength);
        RuleFor(command => command.GuestName).MaximumLength(Booking.MaxGuestNameLength);
        RuleFor(command => command.Email).Email();
        RuleFor(command => command.Notes).MaximumLength(Client.MaxNotesLength);
    }
}

internal sealed class AddHouseholdMemberHandler(
    IReadDb db, IClientRepository clients, IBookingRepository bookings, HouseholdChanges households,
    IPhoneNumbers phones, IUnitOfWork work, CurrentCaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<AddHouseholdMember, ClientRow>
{
    public async Task<ClientRow> Handle(AddHouseholdMember command, CancellationToken ct)
    {
        var client = await clients.Find(command.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var editor = new Editor(caller.Name, command.Channel, clock.GetUtcNow());
        var guest = GivenName.OfWhole(command.GuestName);
        var name = Name(command, guest);
        var people = await db.Household(client.Id, ct);
        if (people.FirstOrDefault(one => IsSame(name, one.Person)) is { } same)
            throw new DomainException(ClientErrors.MemberExists(same.Person.Id));

        var theirs = command.GuestName is null ? [] : await BookedFor(client, guest, ct);
        var member = Register(command, name, client, theirs);
        if (command.Phone is { } raw)
        {
            var phone = phones.Valid(raw, caller.Tenant.Region);
            if (await clients.FindByPhone(phone, ct) is { } holder)
                throw new DomainException(ClientErrors.PhoneTaken(holder));

            member.Link(ContactPoint.FromPhone(phone, raw));
        }

        clients.Add(member);
        await households.Add(member, client, people, editor, ct);
        foreach (var booking in theirs)
        {
            booking.ChangeMember(member.Id, editor);
            member.Span(booking.CreatedAt);
        }

        foreach (var suggestion in await clients.ValueSuggestions(client.Id, ct))
        {
            // It is another person's name.
            if (suggestion.State is SuggestionState.Open && (suggestion.IsSaidBy(name) || suggestion.IsSaidBy(guest)))
                suggestion.Dismiss(editor.Name, editor.Now);
        }

        await work.SaveChangesAsync(ct);
        return mapper.Map<ClientRow>(member) with
        {
            MergedIds = [],
            Household = [.. (await db.Household(member.Id, ct)).Select(HouseholdPersonRow.From)],
        };
    }

    private GivenName Name(AddHouseholdMember command, GivenName guest)
    {
        var given = GivenName.Create(command.FirstName, command.LastName);
        var name = (given.IsMissing ? guest : given).Unless(caller.Tenant.Name);
        return name.First is null ? throw new DomainException(ClientErrors.MemberName) : name;
    }

    private Client Register(AddHouseholdMember command, GivenName name, Client client, List<Booking> theirs)
    {
        var first = theirs.MinBy(booking => booking.CreatedAt);
        return Client.Register(
            caller.Tenant.Id,
            new(
                first?.Source ?? client.FirstInteractionSource, name,
                command.Email is { } email ? EmailAddress.Parse(email) : null, first?.CreatedAt,
                SaidBy: ValueTrust.UsualOf(command.Channel), Birthday: command.Birthday, Notes: command.Notes),
            clock.GetUtcNow());
    }

    // Also those of a member who was merged back into the client: then they are the client's, under this name.
    private async Task<List<Booking>> BookedFor(Client client, GivenName guest, CancellationToken ct)
    {
        var all = (await bookings.FindGuests(client.Id, ct))
            .FindAll(booking => IsSame(guest, GivenName.OfWhole(booking.GuestName)));
        var members = all.Select(booking => booking.MemberId).OfType<ClientId>().Distinct().ToList();
        var survivors = members.Count == 0 ? [] : await clients.Survivors(members, ct);
        return all.FindAll(booking => booking.MemberId is not { } member || survivors[member] == client.Id);
    }

    private static bool IsSame(GivenName name, Client client) =>
        !client.FirstNameIsPlaceholder && IsSame(name, GivenName.FromClient(client));

    private static bool IsSame(GivenName one, GivenName other) =>
        string.Equals(CleanText.NameKey(one.Full), CleanText.NameKey(other.Full), StringComparison.Ordinal);
}
