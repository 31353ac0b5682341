using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Common;

/// <summary>
/// For whom this scope works: set once, from the credential. Everything read or saved in the scope is that tenant's.
/// </summary>
public sealed class CurrentCaller
{
    private TenantProfile? _tenant;

    public TenantId? TenantId => _tenant?.Id;

    public TenantProfile Tenant =>
        _tenant ?? throw new InvalidOperationException("No tenant was entered in this scope.");

    /// <summary>Who acts, as the history of a record names them.</summary>
    public string Name { get; private set; } = "system";

    /// <summary>
    /// The person or the service account that acts, for the security log; null where it is the program.
    /// </summary>
    public Guid? Id { get; private set; }

    /// <summary>The network address that the request came from, where it came over the network.</summary>
    public string? Address { get; private set; }

    public void ActAs(Guid id, string? address) => (Id, Address) = (id, address);

    public void Enter(TenantProfile tenant, string name)
    {
        if (_tenant is not null && _tenant.Id != tenant.Id)
            throw new InvalidOperationException("This scope already works for another tenant.");

        (_tenant, Name) = (tenant, name);
    }
}

/// <summary>What of a tenant is needed to understand what a channel leaves out.</summary>
public sealed record TenantProfile(TenantId Id, string Name, string Region, string TimeZone, Currency Currency)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static TenantProfile From(Tenant tenant) =>
        new(tenant.Id, tenant.Name, tenant.Region, tenant.TimeZone, tenant.Currency);
}
