namespace CustomerTracking.Application.Common;

/// <summary>A fixed number of queues; two keys may share one, which costs them a moment and nothing else.</summary>
internal sealed class Lanes
{
    private readonly SemaphoreSlim[] _queues = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public async Task<IDisposable> Enter(object key, CancellationToken ct)
    {
        var queue = _queues[(uint)key.GetHashCode() % _queues.Length];
        await queue.WaitAsync(ct);
        return new Turn(queue);
    }

    private sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
