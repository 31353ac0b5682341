using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// The account behind a bearer token, with its tenant, in one look-up; null when the token is unknown or revoked.
/// </summary>
public sealed record FindCredential(string Token) : IRequest<Credential?>;

/// <param name="Tenant">Null for a platform-wide account.</param>
public sealed record Credential(ServiceAccountId Id, string Name, IReadOnlyList<string> Scopes, TenantProfile? Tenant);

internal sealed class FindCredentialHandler(IReadDb db, RecentCallers recent)
    : IRequestHandler<FindCredential, Credential?>
{
    // Looking a hash up by its index tells no more by its time than that a random 256-bit token was wrong.
    public Task<Credential?> Handle(FindCredential query, CancellationToken ct)
    {
        var hash = Tokens.Hash(query.Token);
        return recent.Credentials.Find(hash, () => Read(hash, ct));
    }

    private async Task<Credential?> Read(string hash, CancellationToken ct)
    {
        var found = await (
            from account in db.ServiceAccounts
            where account.TokenHash == hash && account.RevokedAt == null
            join tenant in db.Tenants on account.TenantId equals tenant.Id into tenants
            from tenant in tenants.DefaultIfEmpty()
            select new { Account = account, Tenant = tenant }).SingleOrDefaultAsync(ct);

        return found is null
            ? null
            : new(found.Account.Id, found.Account.Name, found.Account.Scopes, ProfileOf(found.Tenant));
    }

    private static TenantProfile? ProfileOf(Tenant? tenant) =>
        tenant is null ? null : new(tenant.Id, tenant.Region, tenant.TimeZone, tenant.Currency);
}
