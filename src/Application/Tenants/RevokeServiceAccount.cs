using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>From the next request on, the account's token is refused. Revoking twice is harmless.</summary>
public sealed record RevokeServiceAccount(ServiceAccountId Id) : IRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.TokenRevoked;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id.Value;
}

internal sealed class RevokeServiceAccountHandler(
    IServiceAccountRepository accounts, IUnitOfWork work, CurrentCaller caller, RecentCallers recent,
    TimeProvider clock)
    : IRequestHandler<RevokeServiceAccount, Unit>
{
    public async Task<Unit> Handle(RevokeServiceAccount command, CancellationToken ct)
    {
        var account = await accounts.Find(caller.Tenant.Id, command.Id, ct)
            ?? throw new DomainException(TenantErrors.AccountNotFound);
        account.Revoke(clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        recent.Invalidate();
        return Unit.Value;
    }
}
