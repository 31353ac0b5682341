namespace CustomerTracking.Application.Common;

/// <summary>A fixed number of queues; two keys may share one, which costs them a moment and nothing else.</summary>
internal sealed class KeyedLock
{
    private const int Count = 256;

    private readonly SemaphoreSlim[] _queues = Queues();
    private readonly SemaphoreSlim[] _losers = Queues();

    public Task<IDisposable> Enter(object key, CancellationToken ct) => Enter(_queues, key, ct);

    /// <summary>
    /// A second queue for who keeps losing races that the first did not prevent. It may be entered while the first is
    /// held, never the other way round.
    /// </summary>
    public Task<IDisposable> EnterRetryQueue(object key, CancellationToken ct) => Enter(_losers, key, ct);

    private static async Task<IDisposable> Enter(SemaphoreSlim[] queues, object key, CancellationToken ct)
    {
        var queue = queues[(uint)key.GetHashCode() % Count];
        await queue.WaitAsync(ct);
        return new Releaser(queue);
    }

    private static SemaphoreSlim[] Queues() => [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1))];

    private sealed class Releaser(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
