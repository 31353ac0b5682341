namespace CustomerTracking.Domain.Tenants;

public interface IServiceAccountRepository
{
    /// <summary>An account of the tenant; platform-wide ones belong to no tenant and are not found here.</summary>
    Task<ServiceAccount?> Find(TenantId tenant, ServiceAccountId id, CancellationToken ct);

    /// <summary>An account that belongs to no tenant and reaches all of them.</summary>
    Task<ServiceAccount?> FindPlatformWide(ServiceAccountId id, CancellationToken ct);

    void Add(ServiceAccount account);
}
