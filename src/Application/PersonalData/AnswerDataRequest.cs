using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// A person asks for their data and says who they are by one thing: a phone, an e-mail, or an id in the salon's own system.
/// </summary>
public sealed record AnswerDataRequest : IRequest<Page<ClientExport>>
{
    /// <summary>An e-mail that more clients have is not one person's.</summary>
    public const int MostClients = 10;

    /// <summary>Any spelling; any of the client's numbers.</summary>
    public string? Phone { get; init => field = MissingValue.Text(value); }

    public string? Email { get; init => field = MissingValue.Email(value); }

    /// <summary>With <see cref="ServiceProvider"/>.</summary>
    public string? ExternalClientId { get; init => field = MissingValue.Id(value); }

    public string? ServiceProvider { get; init; }

    /// <summary>Null: every business of the provider.</summary>
    public string? BusinessId { get; init; }
}

internal sealed class AnswerDataRequestValidator : AbstractValidator<AnswerDataRequest>
{
    public AnswerDataRequestValidator()
    {
        RuleFor(request => request.Phone)
            .Must((request, _) => new[] { request.Phone, request.Email, request.ExternalClientId }
                .Count(key => key is not null) == 1)
            .WithError(DataRequestErrors.OneKey);
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.ServiceProvider).NotNull().When(request => request.ExternalClientId is not null)
            .WithError(DataRequestErrors.ProviderMissing);
    }
}

public static class DataRequestErrors
{
    public static readonly DomainError OneKey = new(
        "data_request.one_key", "Send one of phone, email and externalClientId: what the person is known by.",
        ErrorKind.Invalid, "phone");

    public static readonly DomainError ProviderMissing = new(
        "data_request.provider_missing", "Send the system that the id is of, such as phorest.", ErrorKind.Invalid,
        "serviceProvider");

    public static readonly DomainError NoClient = new(
        "client.not_found", "No client is known by this.", ErrorKind.NotFound);

    public static readonly DomainError ManyClients = new(
        "data_request.many_clients",
        $"More than {AnswerDataRequest.MostClients} clients have this e-mail. Ask for the phone number.", ErrorKind.Conflict,
        "email");
}

internal sealed class AnswerDataRequestHandler(IReadDb db, IPhoneNumbers phones, CurrentCaller caller, IMediator mediator)
    : IRequestHandler<AnswerDataRequest, Page<ClientExport>>
{
    public async Task<Page<ClientExport>> Handle(AnswerDataRequest request, CancellationToken ct)
    {
        var ids = await Clients(request).Take(AnswerDataRequest.MostClients + 1).ToListAsync(ct);
        if (ids.Count == 0) throw new DomainException(DataRequestErrors.NoClient);
        if (ids.Count > AnswerDataRequest.MostClients) throw new DomainException(DataRequestErrors.ManyClients);

        var exports = new List<ClientExport>();
        foreach (var id in ids) exports.Add(await mediator.Send(new ExportClient(id), ct));
        return new(exports, NextCursor: null);
    }

    private IQueryable<ClientId> Clients(AnswerDataRequest request)
    {
        if (request.Email is { } email)
        {
            var key = EmailAddress.Parse(email).Key;
            return db.Clients.Where(client => client.EmailKey == key).OrderBy(client => client.Id).Select(client => client.Id);
        }

        if (request.ExternalClientId is { } external)
        {
            return db.ServiceMappings
                .Where(mapping => mapping.ServiceProvider == request.ServiceProvider && mapping.ExternalClientId == external
                    && (request.BusinessId == null || mapping.BusinessId == request.BusinessId))
                .Select(mapping => mapping.ClientId).Distinct();
        }

        var reading = phones.Read(request.Phone, caller.Tenant.Region);
        var number = reading.Number?.Key
            ?? throw new DomainException(PhoneErrors.Unreadable(request.Phone!, reading.Fault, caller.Tenant.Region));
        return db.WithPhone(number).Select(client => client.Id);
    }
}
