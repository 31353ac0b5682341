using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Application.Duplicates;

/// <summary>Two clients are not the same person: they are never suggested again.</summary>
public sealed record DismissDuplicate(DuplicateSuggestionId Id) : IRequest, IRetryable;

/// <summary>Takes <see cref="DismissDuplicate"/> back.</summary>
public sealed record ReopenDuplicate(DuplicateSuggestionId Id) : IRequest, IRetryable;

internal sealed class DismissDuplicateHandler(
    IClientRepository clients, CurrentCaller caller, IUnitOfWork work, TimeProvider clock)
    : IRequestHandler<DismissDuplicate, Unit>, IRequestHandler<ReopenDuplicate, Unit>
{
    public async Task<Unit> Handle(DismissDuplicate command, CancellationToken ct)
    {
        (await Find(command.Id, ct)).Dismiss(caller.Name, clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ReopenDuplicate command, CancellationToken ct)
    {
        (await Find(command.Id, ct)).Reopen();
        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task<DuplicateSuggestion> Find(DuplicateSuggestionId id, CancellationToken ct) =>
        await clients.FindSuggestion(id, ct) ?? throw new DomainException(ClientErrors.DuplicateNotFound);
}
