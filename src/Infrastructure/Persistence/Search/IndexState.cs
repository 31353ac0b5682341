using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>Whether the full-text index has everybody; once it has, it is kept in step.</summary>
internal sealed class IndexState
{
    private volatile bool _isComplete;

    public async ValueTask<bool> IsComplete(AppDb db, CancellationToken ct) =>
        _isComplete || (_isComplete = !await db.Set<SearchProgress>()
            .AnyAsync(progress => progress.Id == SearchProgress.TheOnly, ct));
}
