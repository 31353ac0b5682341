using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// What a request needs of the tenant that a platform-wide credential names; null when there is none.
/// </summary>
public sealed record FindTenantProfile(TenantId Id) : IRequest<TenantProfile?>;

internal sealed class FindTenantProfileHandler(IReadDb db, RecentCallers recent)
    : IRequestHandler<FindTenantProfile, TenantProfile?>
{
    public Task<TenantProfile?> Handle(FindTenantProfile query, CancellationToken ct) =>
        recent.Tenants.Find(query.Id, () => db.Tenants.Where(tenant => tenant.Id == query.Id)
            .Select(tenant => new TenantProfile(tenant.Id, tenant.Region, tenant.TimeZone, tenant.Currency))
            .SingleOrDefaultAsync(ct));
}
