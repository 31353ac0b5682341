namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// What the saves of one process and its dispatcher share: the order of events, and the word that one is there.
/// </summary>
public sealed class Outbox
{
    private readonly SemaphoreSlim _raised = new(0);
    private long _last;

    /// <summary>
    /// The next event's place in the order. By the clock's finest unit, as one process sees another one's save only
    /// after it; each one in this process is later than the one before. A column that the database counts would do
    /// better between machines whose clocks differ, but SQL Server's provider saves several of those by MERGE.
    /// </summary>
    public long Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, TimeProvider.System.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }

    /// <summary>
    /// Wakes the dispatcher at once. A courtesy: without it, the next poll finds the work.
    /// </summary>
    public void Announce()
    {
        if (_raised.CurrentCount == 0) _raised.Release();
    }

    /// <summary>Returns when something was announced, or after that time.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken ct) => _raised.WaitAsync(atMost, ct);
}
