using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ClientRepository(AppDb db) : IClientRepository
{
    public Task<Client?> Find(ClientId id, CancellationToken ct) =>
        db.Set<Client>().Include(client => client.ContactPoints).SingleOrDefaultAsync(client => client.Id == id, ct);

    public async Task<ClientId?> FindByPhone(PhoneNumber phone, CancellationToken ct) =>
        (await db.Set<ContactPoint>().AsNoTracking()
            .SingleOrDefaultAsync(
                point => point.Kind == ContactPointKind.Phone && point.Key == phone.Key, ct))?.ClientId;

    public void Add(Client client) => db.AddPlain(client);
}
