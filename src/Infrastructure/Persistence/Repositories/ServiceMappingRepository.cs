using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ServiceMappingRepository(AppDb db) : IServiceMappingRepository
{
    public async Task<ServiceMapping?> Find(ClientId client, ExternalClient external, CancellationToken ct)
    {
        var mappings = await db.Set<ServiceMapping>().Where(
            mapping => mapping.ClientId == client && mapping.ServiceProvider == external.Provider
                && mapping.BusinessId == external.BusinessId).ToListAsync(ct);
        return mappings.Find(mapping => mapping.ExternalClientId == external.ClientId)
            ?? mappings.Find(mapping => mapping.OriginalClientId == client);
    }

    public Task<List<ServiceMapping>> FindAll(ClientId client, CancellationToken ct) =>
        db.Set<ServiceMapping>().Where(mapping => mapping.ClientId == client).ToListAsync(ct);

    public async Task<ClientId?> FindHolder(ExternalClient external, CancellationToken ct) =>
        (await db.Set<ServiceMapping>().AsNoTracking().SingleOrDefaultAsync(
            mapping => mapping.ServiceProvider == external.Provider && mapping.BusinessId == external.BusinessId
                && mapping.ExternalClientId == external.ClientId, ct))?.ClientId;

    public Task<List<ServiceMapping>> FindMany(IReadOnlyCollection<ServiceMappingId> ids, CancellationToken ct) =>
        db.Set<ServiceMapping>().Where(mapping => ids.Contains(mapping.Id)).ToListAsync(ct);

    public void Add(ServiceMapping mapping) => db.Add(mapping);

    public void Remove(ServiceMapping mapping) => db.Remove(mapping);
}
