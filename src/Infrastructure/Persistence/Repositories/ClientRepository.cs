using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ClientRepository(AppDb db) : IClientRepository
{
    public Task<Client?> Find(ClientId id, CancellationToken ct) =>
        db.Set<Client>().Include(client => client.ContactPoints).SingleOrDefaultAsync(client => client.Id == id, ct);

    public Task<ClientId?> FindByPhone(PhoneNumber phone, CancellationToken ct) =>
        FindByContactPoint(ContactPoint.FromPhone(phone, phone.E164), ct);

    public async Task<ClientId?> FindByContactPoint(ContactPoint point, CancellationToken ct) =>
        (await db.Set<ContactPoint>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Kind == point.Kind && one.Key == point.Key, ct))?.ClientId;

    public void Add(Client client) => db.Add(client);

    public Task<DuplicateSuggestion?> FindSuggestion(DuplicateSuggestionId id, CancellationToken ct) =>
        db.Set<DuplicateSuggestion>().SingleOrDefaultAsync(suggestion => suggestion.Id == id, ct);

    public void Add(DuplicateSuggestion suggestion) => db.Add(suggestion);
}
