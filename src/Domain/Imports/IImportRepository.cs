namespace CustomerTracking.Domain.Imports;

public interface IImportRepository
{
    Task<ClientImport?> Find(ClientImportId id, CancellationToken ct);

    void Add(ClientImport import);

    /// <summary>With all its parts.</summary>
    void Remove(ClientImport import);

    /// <exception cref="InvalidOperationException">There is no part of that number.</exception>
    Task<ImportPart> GetPart(ClientImportId import, int number, CancellationToken ct);

    void Add(ImportPart part);

    void Add(ImportKey key);

    /// <summary>Those of the keys that are known.</summary>
    Task<List<ImportKey>> FindKeys(IReadOnlyCollection<string> hashes, CancellationToken ct);

}
