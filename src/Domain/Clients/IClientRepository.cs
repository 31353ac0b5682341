namespace CustomerTracking.Domain.Clients;

public interface IClientRepository
{
    /// <summary>The client with all contact points.</summary>
    Task<Client?> Find(ClientId id, CancellationToken ct);

    Task<ClientId?> FindByPhone(PhoneNumber phone, CancellationToken ct);

    void Add(Client client);
}
