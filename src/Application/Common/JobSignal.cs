namespace CustomerTracking.Application.Common;

/// <summary>Tells a background service of this process that there is something to do.</summary>
public abstract class JobSignal
{
    private readonly SemaphoreSlim _announced = new(0);

    /// <summary>Wakes the service at once. Without it, its next look finds the work.</summary>
    public void Announce()
    {
        if (_announced.CurrentCount == 0) _announced.Release();
    }

    /// <summary>Returns when something was announced, or after that time.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken ct) => _announced.WaitAsync(atMost, ct);
}
