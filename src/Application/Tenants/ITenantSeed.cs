using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tenants;

/// <summary>Adds records that the first tenant of an empty database starts with; they are saved with it.</summary>
public interface ITenantSeed
{
    void Add(Tenant tenant, DateTimeOffset now);
}
