using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.ServiceMappings;

/// <summary>Which client of ours a client of the salon's own system is.</summary>
public sealed class ServiceMapping
{
    private ServiceMapping() { }   // for EF

    public ServiceMappingId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private init; }

    public string ServiceProvider { get; private init; } = null!;

    public string ExternalClientId { get; private set; } = null!;

    /// <summary>Empty where the system has no businesses, so that the unique index holds there too.</summary>
    public string BusinessId { get; private init; } = "";

    public string? BranchId { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static ServiceMapping Link(TenantId tenant, ClientId client, ExternalClient external, DateTimeOffset now) =>
        new()
        {
            Id = ServiceMappingId.New(),
            TenantId = tenant,
            ClientId = client,
            ServiceProvider = external.Provider,
            ExternalClientId = external.ClientId,
            BusinessId = external.BusinessId,
            BranchId = external.BranchId,
            CreatedAt = now,
            UpdatedAt = now,
        };

    public void Repoint(ExternalClient external, DateTimeOffset now) =>
        (ExternalClientId, BranchId, UpdatedAt) = (external.ClientId, external.BranchId, now);
}
