namespace CustomerTracking.Domain.Clients;

public interface IClientRepository
{
    /// <summary>
    /// The client with all contact points; of one who was merged, whoever stands for them now.
    /// </summary>
    Task<Client?> Find(ClientId id, CancellationToken ct);

    Task<ClientId?> FindByPhone(PhoneNumber phone, CancellationToken ct);

    /// <returns>The client who has it; null where no client has.</returns>
    Task<ClientId?> FindByContactPoint(ContactPoint point, CancellationToken ct);

    /// <summary>Those of these records that there are, with all contact points.</summary>
    Task<List<Client>> FindMany(IReadOnlyCollection<ClientId> ids, CancellationToken ct);

    /// <summary>Those of these contact points that a client has, not to be changed.</summary>
    Task<List<ContactPoint>> Holders(IReadOnlyCollection<ContactPoint> phones, CancellationToken ct);

    void Add(Client client);

    /// <summary>For a client whom nothing names: an import brought them, and is undone.</summary>
    void Remove(Client client);

    /// <summary>The record of that id itself, also of one who was merged, with all contact points.</summary>
    Task<Client?> FindRecord(ClientId id, CancellationToken ct);

    /// <summary>The client with everybody merged into them.</summary>
    Task<MergedRecords> WithMerged(Client client, CancellationToken ct);

    Task<ClientMerge?> FindMerge(ClientMergeId id, CancellationToken ct);

    void Add(ClientMerge merge);

    /// <summary>All pairs of which one is among these, also those that a merge settled.</summary>
    Task<List<DuplicateSuggestion>> Suggestions(IReadOnlyCollection<ClientId> clients, CancellationToken ct);

    /// <returns>Of each of these, who stands for them.</returns>
    Task<Dictionary<ClientId, ClientId>> Survivors(IReadOnlyCollection<ClientId> clients, CancellationToken ct);

    /// <summary>Null before the first one.</summary>
    Task<DuplicateScan?> FindDuplicateScan(CancellationToken ct);

    void Add(DuplicateScan scan);

    Task<DuplicateSuggestion?> FindSuggestion(DuplicateSuggestionId id, CancellationToken ct);

    void Add(DuplicateSuggestion suggestion);

    void Remove(DuplicateSuggestion suggestion);

    /// <summary>All that was suggested of the client, also what was decided; at most
    /// <see cref="ValueSuggestion.MostOfClient"/>.</summary>
    Task<List<ValueSuggestion>> ValueSuggestions(ClientId client, CancellationToken ct);

    /// <summary>The same of several clients.</summary>
    Task<List<ValueSuggestion>> ValueSuggestions(IReadOnlyCollection<ClientId> clients, CancellationToken ct);

    void Add(ValueSuggestion suggestion);

    void Add(Consent decision);

    Task<List<Consent>> FindConsents(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    Task<List<ValueSuggestion>> FindValueSuggestions(
        IReadOnlyCollection<ValueSuggestionId> ids, CancellationToken ct);

    void Remove(Consent decision);

    void Remove(ValueSuggestion suggestion);
}
