using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// From the next request on, the platform-wide account's token is refused. Revoking twice is harmless; so is revoking
/// the last one, as the command <c>platform-token add</c> makes another.
/// </summary>
public sealed record RevokePlatformAccount(ServiceAccountId Id) : IRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.TokenRevoked;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id.Value;
}

internal sealed class RevokePlatformAccountHandler(
    IServiceAccountRepository accounts, IUnitOfWork work, RecentCallers recent, TimeProvider clock)
    : IRequestHandler<RevokePlatformAccount, Unit>
{
    public async Task<Unit> Handle(RevokePlatformAccount command, CancellationToken ct)
    {
        var account = await accounts.FindPlatformWide(command.Id, ct)
            ?? throw new DomainException(TenantErrors.AccountNotFound);
        account.Revoke(clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        recent.Invalidate();
        return Unit.Value;
    }
}
