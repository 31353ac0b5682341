using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.ServiceMappings;

public interface IServiceMappingRepository
{
    /// <summary>
    /// The client's mapping to that provider and business: the one to that very id, or else the one that was recorded for
    /// the client's own record.
    /// </summary>
    Task<ServiceMapping?> Find(ClientId client, ExternalClient external, CancellationToken ct);

    Task<List<ServiceMapping>> FindAll(ClientId client, CancellationToken ct);

    /// <summary>The client whom that provider and business know by that id.</summary>
    Task<ClientId?> FindHolder(ExternalClient external, CancellationToken ct);

    Task<List<ServiceMapping>> FindMany(IReadOnlyCollection<ServiceMappingId> ids, CancellationToken ct);

    void Add(ServiceMapping mapping);

    void Remove(ServiceMapping mapping);
}
