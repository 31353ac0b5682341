namespace CustomerTracking.Domain.Clients;

public interface IClientRepository
{
    /// <summary>The client with all contact points.</summary>
    Task<Client?> Find(ClientId id, CancellationToken ct);

    Task<ClientId?> FindByPhone(PhoneNumber phone, CancellationToken ct);

    /// <returns>The client who has it; null where no client has.</returns>
    Task<ClientId?> FindByContactPoint(ContactPoint point, CancellationToken ct);

    void Add(Client client);

    Task<DuplicateSuggestion?> FindSuggestion(DuplicateSuggestionId id, CancellationToken ct);

    void Add(DuplicateSuggestion suggestion);
}
