using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class TenantRepository(AppDb db) : ITenantRepository, IServiceAccountRepository
{
    public Task<Tenant?> Find(TenantId id, CancellationToken ct) =>
        db.Set<Tenant>().SingleOrDefaultAsync(tenant => tenant.Id == id, ct);

    public Task<ServiceAccount?> Find(TenantId tenant, ServiceAccountId id, CancellationToken ct) =>
        db.Set<ServiceAccount>().SingleOrDefaultAsync(account => account.Id == id && account.TenantId == tenant, ct);

    public Task<ServiceAccount?> FindPlatformWide(ServiceAccountId id, CancellationToken ct) =>
        db.Set<ServiceAccount>().SingleOrDefaultAsync(account => account.Id == id && account.TenantId == null, ct);

    public void Add(Tenant tenant) => db.Add(tenant);

    public void Add(ServiceAccount account) => db.Add(account);
}
