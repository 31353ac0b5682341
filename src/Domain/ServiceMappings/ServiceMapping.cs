using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.ServiceMappings;

/// <summary>Which client of ours a client of the salon's own system is.</summary>
public sealed class ServiceMapping
{
    private ServiceMapping() { }   // for EF

    public ServiceMappingId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private set; }

    /// <summary>
    /// Whose it is but for merges. Each record has one mapping to a provider and business, so that a client has several
    /// only by merges.
    /// </summary>
    public ClientId OriginalClientId { get; private init; }

    public string ServiceProvider { get; private init; } = null!;

    public string ExternalClientId { get; private set; } = null!;

    /// <summary>Empty where the system has no businesses, so that the unique index holds there too.</summary>
    public string BusinessId { get; private init; } = "";

    public string? BranchId { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <param name="tenant">The client's.</param>
    /// <param name="client">Who is known there.</param>
    /// <param name="external">As whom.</param>
    /// <param name="now">When it became known.</param>
    /// <param name="recordedFor">Who was merged into the client, where it became known by one of their keys.</param>
    public static ServiceMapping Link(
        TenantId tenant, ClientId client, ExternalClient external, DateTimeOffset now, ClientId? recordedFor = null) =>
        new()
        {
            Id = ServiceMappingId.New(),
            TenantId = tenant,
            ClientId = client,
            OriginalClientId = recordedFor ?? client,
            ServiceProvider = external.Provider,
            ExternalClientId = external.ClientId,
            BusinessId = external.BusinessId,
            BranchId = external.BranchId,
            CreatedAt = now,
            UpdatedAt = now,
        };

    /// <summary>The client was merged, or stands for themselves again.</summary>
    public void MoveTo(ClientId client) => ClientId = client;

    public void Repoint(ExternalClient external, DateTimeOffset now) =>
        (ExternalClientId, BranchId, UpdatedAt) = (external.ClientId, external.BranchId, now);
}
