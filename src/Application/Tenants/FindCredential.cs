using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// The account behind a bearer token, with its tenant, in one look-up; null when the token is unknown or revoked.
/// </summary>
public sealed record FindCredential(string Token) : IRequest<Credential?>;

/// <param name="Tenant">Null for a platform-wide account.</param>
public sealed record Credential(ServiceAccountId Id, string Name, IReadOnlyList<string> Scopes, TenantProfile? Tenant);

internal sealed class FindCredentialHandler(ICallerRecords callers, RecentCallers recent)
    : IRequestHandler<FindCredential, Credential?>
{
    // Looking a hash up by its index tells no more by its time than that a random 256-bit token was wrong.
    public Task<Credential?> Handle(FindCredential query, CancellationToken ct)
    {
        var hash = Tokens.Hash(query.Token);
        return recent.Find(hash, () => Read(hash, ct));
    }

    private async Task<Credential?> Read(string hash, CancellationToken ct) =>
        await callers.FindByToken(hash, ct) is var (account, tenant)
            ? new(account.Id, account.Name, account.Scopes, tenant is null ? null : TenantProfile.From(tenant))
            : null;
}
