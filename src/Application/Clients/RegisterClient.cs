using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Application.Clients;

/// <summary>Records a client before, or without, a booking. The phone must be new.</summary>
public sealed record RegisterClient : IRequest<ClientRow>, IIdempotentRequest
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>What they like to be called, where that is not the first name.</summary>
    public string? KnownAs { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public DateOnly? Birthday { get; init; }

    /// <summary>For staff: what to know of the person.</summary>
    public string? Notes { get; init; }

    public required Source FirstInteractionSource { get; init; }

    public AppointmentTime? FirstInteractionDate { get; init; }

    public AppointmentTime? FirstBookingDate { get; init; }

    public ClientStatus Status { get; init; } = ClientStatus.Active;

    /// <summary>Their data was erased, and they are a client again.</summary>
    public bool DespiteErasure { get; init; }
}

internal sealed class RegisterClientValidator : AbstractValidator<RegisterClient>
{
    public RegisterClientValidator()
    {
        RuleFor(command => command.FirstName).MaximumLength(GivenName.MaxPartLength);
        RuleFor(command => command.LastName).MaximumLength(GivenName.MaxPartLength);
        RuleFor(command => command.KnownAs).MaximumLength(GivenName.MaxPartLength);
        RuleFor(command => command.Email).Email();
        RuleFor(command => command.Notes).MaximumLength(Client.MaxNotesLength);
        RuleFor(command => command.Phone).Needed(PhoneErrors.Missing);
    }
}

internal sealed partial class RegisterClientHandler(
    IClientRepository clients, ErasedClients erased, IPhoneNumbers phones, IUnitOfWork work, CurrentCaller caller,
    TimeProvider clock, IMapper mapper,
    ILogger<RegisterClientHandler> log)
    : IRequestHandler<RegisterClient, ClientRow>
{
    public async Task<ClientRow> Handle(RegisterClient command, CancellationToken ct)
    {
        var tenant = caller.Tenant;
        var phone = phones.Valid(command.Phone, tenant.Region);
        if (await clients.FindByPhone(phone, ct) is { } holder)
            throw new DomainException(ClientErrors.PhoneTaken(holder));

        var now = clock.GetUtcNow();
        var client = Client.Register(tenant.Id, Contact(command, tenant), now);
        var point = ContactPoint.FromPhone(phone, command.Phone!);
        await erased.Admit([IdentityKey.From(point)], command.DespiteErasure, "phone", ct);
        client.Link(point);
        clients.Add(client);
        await work.SaveChangesAsync(ct);

        NewClient(client.Id);
        return mapper.Map<ClientRow>(client) with { MergedIds = [], Household = [] };
    }

    private static FirstContact Contact(RegisterClient command, TenantProfile tenant) => new(
        command.FirstInteractionSource,
        GivenName.Create(command.FirstName, command.LastName).Unless(tenant.Name),
        command.Email is { } email ? EmailAddress.Parse(email) : null,
        command.FirstInteractionDate?.In(tenant.Zone),
        command.FirstBookingDate?.In(tenant.Zone),
        command.Status,
        command.KnownAs,
        ValueSource.Rest,
        command.Birthday,
        command.Notes);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] New client created: {ClientId}")]
    private partial void NewClient(ClientId clientId);
}
