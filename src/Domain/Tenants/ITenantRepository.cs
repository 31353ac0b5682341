namespace CustomerTracking.Domain.Tenants;

public interface ITenantRepository
{
    Task<Tenant?> Find(TenantId id, CancellationToken ct);

    void Add(Tenant tenant);
}
