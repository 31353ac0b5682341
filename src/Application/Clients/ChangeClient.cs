using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Clients;

/// <summary>Changes what is given of one client. All of it is changed, or nothing.</summary>
public sealed record ChangeClient : IRequest<ClientRow>, IRetryable
{
    public required ClientId Id { get; init; }

    /// <summary>The version that the caller read; null takes whichever there is.</summary>
    public ExpectedVersion? ExpectedVersion { get; init; }

    public required Channel Channel { get; init; }

    public Change<string> FirstName { get; init; }

    public Change<string> LastName { get; init; }

    /// <summary>What they like to be called.</summary>
    public Change<string> KnownAs { get; init; }

    public Change<string> Email { get; init; }

    /// <summary>Another number to call; the earlier one still recognises the client.</summary>
    public Change<string> Phone { get; init; }

    public Change<ClientStatus> Status { get; init; }

    public Change<DateOnly?> Birthday { get; init; }

    /// <inheritdoc cref="RegisterClient.Notes"/>
    public Change<string> Notes { get; init; }

    /// <summary>Of <see cref="MergeField.WithProvenance"/>, those that only users on the pages change from now
    /// on.</summary>
    public Change<IReadOnlyList<string>> LockedFields { get; init; }

    /// <summary>Whose household they join; anybody else of it will do. Null: they leave theirs.</summary>
    public Change<ClientId?> HouseholdOwnerId { get; init; }

    bool IRetryable.RetryWhenStale => ExpectedVersion is null;

    string? IRetryable.LockKey => Id.ToString();
}

internal sealed class ChangeClientValidator : AbstractValidator<ChangeClient>
{
    public ChangeClientValidator()
    {
        RuleFor(command => command.FirstName.Value).MaximumLength(GivenName.MaxPartLength)
            .OverridePropertyName("firstName");
        RuleFor(command => command.LastName.Value).MaximumLength(GivenName.MaxPartLength)
            .OverridePropertyName("lastName");
        RuleFor(command => command.KnownAs.Value).MaximumLength(GivenName.MaxPartLength)
            .OverridePropertyName("knownAs");
        RuleForEach(command => command.LockedFields.Value).Must(field => MergeField.WithProvenance.Contains(field))
            .WithError(ClientErrors.NoLock).OverridePropertyName("lockedFields");
        RuleFor(command => command.Notes.Value).MaximumLength(Client.MaxNotesLength).OverridePropertyName("notes");
        RuleFor(command => command.Email.Value).Email().OverridePropertyName("email");
        RuleFor(command => command.Phone.Value).Needed(PhoneErrors.Missing).When(command => command.Phone.IsGiven)
            .OverridePropertyName("phone");
    }
}

internal sealed class ChangeClientHandler(
    IClientRepository clients, HouseholdChanges households, IPhoneNumbers phones, IUnitOfWork work, CurrentCaller caller,
    TimeProvider clock, IMapper mapper)
    : IRequestHandler<ChangeClient, ClientRow>
{
    public async Task<ClientRow> Handle(ChangeClient command, CancellationToken ct)
    {
        var client = await clients.Find(command.Id, ct) ?? throw new DomainException(ClientErrors.NotFound);
        if (command.ExpectedVersion is { } expected && !expected.Includes(client.Version))
            throw new DomainException(CommonErrors.Stale);

        var editor = new Editor(caller.Name, command.Channel, clock.GetUtcNow());
        if (command.FirstName.IsGiven || command.LastName.IsGiven)
            Rename(client, command, editor);
        if (command.KnownAs.IsGiven) client.ChangeKnownAs(command.KnownAs.Value, editor);
        if (command.Email.IsGiven)
            client.ChangeEmail(command.Email.Value is { } email ? EmailAddress.Parse(email) : null, editor);
        if (command.Phone.IsGiven) client.ChangePhone(await FreePhone(command.Phone.Value!, client.Id, ct), editor);
        if (command.Status.IsGiven) client.ChangeStatus(command.Status.Value, editor);
        if (command.Birthday.IsGiven) client.ChangeBirthday(command.Birthday.Value, editor);
        if (command.Notes.IsGiven) client.ChangeNotes(command.Notes.Value, editor);
        if (command.LockedFields.IsGiven) client.Lock(command.LockedFields.Value ?? [], editor);
        if (command.HouseholdOwnerId.IsGiven) await households.Move(client, command.HouseholdOwnerId.Value, editor, ct);
        await work.SaveChangesAsync(ct);
        return mapper.Map<ClientRow>(client);
    }

    private void Rename(Client client, ChangeClient command, Editor editor)
    {
        var (first, last) = (command.FirstName.Or(client.FirstName), command.LastName.Or(client.LastName));
        if (GivenName.Create(first, last).IsNameOf(caller.Tenant.Name))
            throw new DomainException(ClientErrors.NameOfSalon);

        client.Rename(first, last, editor);
    }

    private async Task<ContactPoint> FreePhone(string raw, ClientId mine, CancellationToken ct)
    {
        var phone = phones.Valid(raw, caller.Tenant.Region);
        var holder = await clients.FindByPhone(phone, ct);
        return holder is null || holder == mine
            ? ContactPoint.FromPhone(phone, raw)
            : throw new DomainException(ClientErrors.PhoneTaken(holder.Value));
    }
}
