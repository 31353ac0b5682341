using CustomerTracking.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>Every tenant, for work that goes on in the background.</summary>
public sealed record ListTenantProfiles : IRequest<IReadOnlyList<TenantProfile>>;

internal sealed class ListTenantProfilesHandler(IReadDb db)
    : IRequestHandler<ListTenantProfiles, IReadOnlyList<TenantProfile>>
{
    public async Task<IReadOnlyList<TenantProfile>> Handle(ListTenantProfiles query, CancellationToken ct) =>
        await db.Tenants.OrderBy(tenant => tenant.Id)
            .Select(tenant => new TenantProfile(tenant.Id, tenant.Name, tenant.Region, tenant.TimeZone, tenant.Currency))
            .ToListAsync(ct);
}
