namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// SQLite has one writer, and who finds it busy sleeps and asks again. Inside one process an orderly queue is quicker;
/// between processes SQLite's own lock decides.
/// </summary>
internal sealed class WriteQueue(bool oneAtATime)
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new(1) : null;

    public async ValueTask<IDisposable?> Enter(CancellationToken ct)
    {
        if (_turn is null) return null;

        await _turn.WaitAsync(ct);
        return new Release(_turn);
    }

    private sealed class Release(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
