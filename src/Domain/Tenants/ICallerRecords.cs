namespace CustomerTracking.Domain.Tenants;

/// <summary>Who calls. Nearly every request asks, so it shares its way to the database with those of the same moment.</summary>
public interface ICallerRecords
{
    /// <returns>The account, unless it is revoked, and its tenant if it is not platform-wide.</returns>
    Task<(ServiceAccount Account, Tenant? Tenant)?> FindByToken(string tokenHash, CancellationToken ct);

    Task<Tenant?> FindTenant(TenantId id, CancellationToken ct);
}
