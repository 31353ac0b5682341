using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ServiceMappingRepository(AppDb db) : IServiceMappingRepository
{
    public Task<ServiceMapping?> Find(ClientId client, ExternalClient external, CancellationToken ct) =>
        db.Set<ServiceMapping>().SingleOrDefaultAsync(
            mapping => mapping.ClientId == client && mapping.ServiceProvider == external.Provider
                && mapping.BusinessId == external.BusinessId, ct);

    public async Task<ClientId?> FindHolder(ExternalClient external, CancellationToken ct) =>
        (await db.Set<ServiceMapping>().AsNoTracking().SingleOrDefaultAsync(
            mapping => mapping.ServiceProvider == external.Provider && mapping.BusinessId == external.BusinessId
                && mapping.ExternalClientId == external.ClientId, ct))?.ClientId;

    public void Add(ServiceMapping mapping) => db.Add(mapping);
}
