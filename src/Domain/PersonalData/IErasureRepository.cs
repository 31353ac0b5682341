using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.PersonalData;

/// <summary>What erasing reads and removes. All of it is the current tenant's, but for the stored answers.</summary>
public interface IErasureRepository
{
    Task<Erasure?> Find(ErasureId id, CancellationToken ct);

    /// <returns>The one of that client that has not ended; null where there is none.</returns>
    Task<Erasure?> FindRunning(ClientId client, CancellationToken ct);

    void Add(Erasure erasure);

    Task<ErasureSecret?> FindSecret(CancellationToken ct);

    void Add(ErasureSecret secret);

    /// <summary>Those of the hashes that are known.</summary>
    Task<List<ErasedKey>> FindKeys(IReadOnlyCollection<string> hashes, CancellationToken ct);

    void Add(ErasedKey key);

    void Remove(ErasedKey key);

    /// <summary>The records, everything that belongs to them and to nobody else, and whom it concerns.</summary>
    Task<PersonalRecords> FindRecords(IReadOnlyCollection<ClientId> records, CancellationToken ct);

    /// <summary>Marks them to be deleted with the next save.</summary>
    void Remove(PersonalRecords records);

    // All of these go on behind the key of the last row, in the order of the keys.

    /// <summary>The next bookings that one of the records made, or that are for one of them.</summary>
    Task<List<Booking>> FindBookings(
        IReadOnlyCollection<ClientId> records, BookingId after, int count, CancellationToken ct);

    /// <summary>The next bookings of others that have notes, or another name or e-mail than their client's.</summary>
    Task<List<Booking>> FindOtherBookings(
        IReadOnlyCollection<ClientId> records, BookingId after, int count, CancellationToken ct);

    /// <summary>The next clients with notes.</summary>
    Task<List<Client>> FindClientsWithNotes(ClientId after, int count, CancellationToken ct);

    /// <summary>The next messages.</summary>
    Task<List<InboundMessage>> FindMessages(InboundMessageId after, int count, CancellationToken ct);

    /// <summary>The next events after that one.</summary>
    Task<List<OutboxEvent>> FindEvents(long afterSequence, int count, CancellationToken ct);

    /// <summary>The next parts of imported lists: of this one after that part, then those of the next lists.</summary>
    Task<List<ImportPart>> FindImportParts(ClientImportId import, int afterNumber, int count, CancellationToken ct);
}

/// <summary>What is kept about one person under their records.</summary>
public sealed record PersonalRecords
{
    /// <summary>The one who stands for the others first.</summary>
    public required IReadOnlyList<Client> Clients { get; init; }

    public required IReadOnlyList<ClientChange> Changes { get; init; }

    public required IReadOnlyList<ValueSuggestion> ValueSuggestions { get; init; }

    public required IReadOnlyList<DuplicateSuggestion> Pairs { get; init; }

    public required IReadOnlyList<Consent> Consents { get; init; }

    public required IReadOnlyList<ServiceMapping> ServiceMappings { get; init; }

    /// <summary>Also those that were undone, with somebody else.</summary>
    public required IReadOnlyList<ClientMerge> Merges { get; init; }

    public required IReadOnlyList<ImportKey> ImportKeys { get; init; }

    /// <summary>Others, who are members of the person's household.</summary>
    public required IReadOnlyList<Client> Members { get; init; }

    /// <summary>Lines of others' histories: of those whom a merge had to do with, and of members.</summary>
    public required IReadOnlyList<ClientChange> ChangesOfOthers { get; init; }
}
