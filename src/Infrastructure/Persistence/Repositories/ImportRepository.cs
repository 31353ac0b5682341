using CustomerTracking.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ImportRepository(AppDb db) : IImportRepository
{
    public Task<ClientImport?> Find(ClientImportId id, CancellationToken ct) =>
        db.Set<ClientImport>().SingleOrDefaultAsync(import => import.Id == id, ct);

    public void Add(ClientImport import) => db.Add(import);

    public void Remove(ClientImport import) => db.Remove(import);

    public Task<ImportPart> GetPart(ClientImportId import, int number, CancellationToken ct) =>
        db.Set<ImportPart>().SingleAsync(part => part.ImportId == import && part.Number == number, ct);

    public void Add(ImportPart part) => db.Add(part);

    public void Add(ImportKey key) => db.Add(key);

    public Task<List<ImportKey>> FindKeys(IReadOnlyCollection<string> hashes, CancellationToken ct) =>
        db.Set<ImportKey>().Where(key => hashes.Contains(key.Hash)).ToListAsync(ct);
}
