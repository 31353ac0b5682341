using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Clients;

/// <summary>A client decided. What counts already, in the same words or without any, is not recorded again.</summary>
public sealed record RecordConsent : IRequest<ClientConsents>, IRetryable
{
    public required ClientId ClientId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    /// <inheritdoc cref="Consent.Medium"/>
    public ConsentMedium? Medium { get; init; }

    public required ConsentState State { get; init; }

    /// <inheritdoc cref="Consent.Words"/>
    public string? Words { get; init; }

    public required Channel Channel { get; init; }

    string? IRetryable.LockKey => ClientId.ToString();
}

internal sealed class RecordConsentValidator : AbstractValidator<RecordConsent>
{
    public RecordConsentValidator() =>
        RuleFor(command => command.Words).MaximumLength(Consent.MaxWordsLength);
}

internal sealed class RecordConsentHandler(
    IReadDb db, IClientRepository clients, IUnitOfWork work, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<RecordConsent, ClientConsents>
{
    public async Task<ClientConsents> Handle(RecordConsent command, CancellationToken ct)
    {
        var client = await clients.Find(command.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        if (client.Status is ClientStatus.Erased) throw new DomainException(ClientErrors.Erased);

        IReadOnlyList<ClientId> records = [client.Id, .. await db.MergedInto(client.Id, ct)];
        var known = await db.Consents(records, ct);
        var decision = Consent.Record(
            client, command.Purpose, command.Medium, command.State, command.Words,
            new(caller.Name, command.Channel, clock.GetUtcNow()));
        var counts = known.Current.FirstOrDefault(
            one => one.Purpose == decision.Purpose && one.Medium == decision.Medium);
        if (counts?.State == decision.State && (decision.Words is null || decision.Words == counts.Words)) return known;

        clients.Add(decision);
        await work.SaveChangesAsync(ct);
        return await db.Consents(records, ct);
    }
}
