namespace CustomerTracking.Infrastructure.Events;

/// <summary>
/// Wakes this process's dispatcher as soon as there is something to send. A courtesy: without it, the next poll finds
/// the work.
/// </summary>
public sealed class EventSignal
{
    private readonly SemaphoreSlim _raised = new(0);

    public void Raise()
    {
        if (_raised.CurrentCount == 0) _raised.Release();
    }

    /// <summary>Returns when it was raised, or after that time.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken ct) => _raised.WaitAsync(atMost, ct);
}
