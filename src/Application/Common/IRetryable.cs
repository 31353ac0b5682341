namespace CustomerTracking.Application.Common;

/// <summary>
/// A command that looks before it writes, and may run again from the start when another request was quicker.
/// </summary>
public interface IRetryable
{
    /// <summary>
    /// Whether it may also run again when a row it read was changed; not when the caller named the version it means.
    /// </summary>
    bool RetryWhenStale => true;

    /// <summary>
    /// Commands of one tenant and key queue up inside this process instead of racing. A courtesy: it spares retries,
    /// and nothing rests on it.
    /// </summary>
    string? LockKey => null;
}
