namespace CustomerTracking.Api.Admin.Components;

/// <summary>
/// What the person has just done and can take back, shown at the foot of whatever page they are on. It goes after
/// <see cref="Stay"/>, but not while it is pointed at or has the focus.
/// </summary>
internal sealed class UndoOffer(TimeProvider clock) : IDisposable
{
    /// <summary>Long enough to read it, to see the mistake and to get there by keyboard.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(15);

    private ITimer? _timer;
    private bool _isHeld;

    /// <summary>Something is shown, or nothing any more. Raised on another thread as well.</summary>
    public event Action? Changed;

    /// <summary>What was done, as a sentence; null while nothing is shown.</summary>
    public string? Text { get; private set; }

    /// <summary>
    /// Takes it back. Given false, it may answer with a question that has to be answered with yes first. Null when it
    /// has been taken back already, and <see cref="Text"/> says so.
    /// </summary>
    public Func<bool, Task<string?>>? Undo { get; private set; }

    public void Make(string text, Func<bool, Task<string?>>? undo)
    {
        (Text, Undo) = (text, undo);
        Wait();
    }

    /// <summary>The pointer or the focus is on it.</summary>
    public void Pause()
    {
        _isHeld = true;
        _timer?.Dispose();
    }

    /// <summary>It is not any more: the time begins anew.</summary>
    public void Resume()
    {
        _isHeld = false;
        if (Text is not null) Wait();
    }

    public void Close()
    {
        _timer?.Dispose();
        (Text, Undo, _isHeld) = (null, null, false);
        Changed?.Invoke();
    }

    public void Dispose() => _timer?.Dispose();

    private void Wait()
    {
        _timer?.Dispose();
        if (!_isHeld) _timer = clock.CreateTimer(_ => Close(), null, Stay, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
    }
}
