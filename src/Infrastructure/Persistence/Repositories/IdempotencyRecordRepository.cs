using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class IdempotencyRecordRepository(AppDb db, WriteQueue writes) : IIdempotencyRecordRepository
{
    public Task<IdempotencyRecord?> Find(string id, CancellationToken ct) =>
        db.Set<IdempotencyRecord>().SingleOrDefaultAsync(answer => answer.Id == id, ct);

    public void Add(IdempotencyRecord answer) => db.Add(answer);

    public Task<List<IdempotencyRecord>> List(string afterId, int count, CancellationToken ct) =>
        db.Set<IdempotencyRecord>().Where(answer => string.Compare(answer.Id, afterId) > 0)
            .OrderBy(answer => answer.Id).Take(count).ToListAsync(ct);

    public void Remove(IdempotencyRecord answer) => db.Remove(answer);

    public async Task<int> Remove(DateTimeOffset before, int batch, CancellationToken ct)
    {
        var ids = await db.Set<IdempotencyRecord>().Where(answer => answer.GivenAt < before)
            .OrderBy(answer => answer.GivenAt).Select(answer => answer.Id).Take(batch).ToListAsync(ct);
        if (ids.Count == 0) return 0;

        using var turn = await writes.Enter(ct);
        return await db.Set<IdempotencyRecord>().Where(answer => ids.Contains(answer.Id) && answer.GivenAt < before)
            .ExecuteDeleteAsync(ct);
    }
}
