using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class StoredAnswers(AppDb db, WriteQueue writes) : IStoredAnswers
{
    public Task<StoredAnswer?> Find(string id, CancellationToken ct) =>
        db.Set<StoredAnswer>().SingleOrDefaultAsync(answer => answer.Id == id, ct);

    public void Add(StoredAnswer answer) => db.Add(answer);

    public async Task<int> Remove(DateTimeOffset before, int batch, CancellationToken ct)
    {
        var ids = await db.Set<StoredAnswer>().Where(answer => answer.GivenAt < before)
            .OrderBy(answer => answer.GivenAt).Select(answer => answer.Id).Take(batch).ToListAsync(ct);
        if (ids.Count == 0) return 0;

        using var turn = await writes.Enter(ct);
        return await db.Set<StoredAnswer>().Where(answer => ids.Contains(answer.Id) && answer.GivenAt < before)
            .ExecuteDeleteAsync(ct);
    }
}
