using System.Collections.Concurrent;
using System.Diagnostics;
using CustomerTracking.Application.Common;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// Does together what was asked for at about the same time: while one batch is done, the next one gathers. Who is alone
/// waits for nobody, and who has waited too long is told so.
/// </summary>
/// <param name="most">How many at once.</param>
/// <param name="run">Does a batch. It tells each item itself; what it throws is told to all that have not
/// heard.</param>
/// <param name="patience">How long items wait.</param>
internal sealed class BatchProcessor<T>(int most, Func<IReadOnlyList<T>, Task> run, WaitLimit patience)
    where T : BatchItem
{
    private readonly ConcurrentQueue<T> _waiting = new();
    private readonly SemaphoreSlim _places = new(patience.MostBeside);
    private int _isRunning;

    /// <returns>When it was done.</returns>
    public Task Ask(T item)
    {
        _waiting.Enqueue(item);
        if (Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0) Continue();
        return item.Answer;
    }

    // Behind all else that this process could go on with: what is about to ask joins the batch.
    private void Continue() =>
        ThreadPool.UnsafeQueueUserWorkItem(static batches => _ = batches.RunOne(), this, preferLocal: false);

    private async Task RunOne()
    {
        if (Take() is { Count: > 0 } batch) await RunInPlace(batch);
        if (_waiting.IsEmpty)
        {
            Volatile.Write(ref _isRunning, 0);
            if (_waiting.IsEmpty || Interlocked.CompareExchange(ref _isRunning, 1, 0) != 0) return;
        }

        Continue();
    }

    private List<T> Take()
    {
        var batch = new List<T>();
        while (batch.Count < most && _waiting.TryDequeue(out var item))
        {
            if (item.IsWithdrawn) continue;
            if (item.Remaining(patience.InQueue) > TimeSpan.Zero) batch.Add(item);
            else item.Failed(new DatabaseBusyException());
        }

        return batch;
    }

    // A batch that takes its time has the next one go on beside it.
    private async Task RunInPlace(List<T> batch)
    {
        await _places.WaitAsync();
        var running = RunAndLeave(batch);
        if (patience.MostBeside > 1 && !running.IsCompleted)
            await Task.WhenAny(running, Task.Delay(patience.BeforeBeside, patience.Clock));
        else await running;
    }

    private async Task RunAndLeave(List<T> batch)
    {
        await Run(batch);
        _places.Release();
    }

    private async Task Run(List<T> batch)
    {
        try
        {
            await run(batch);
            foreach (var item in batch) item.Done();
        }
        catch (Exception fault)
        {
            foreach (var item in batch) item.Failed(fault);
        }
    }
}

/// <summary>Something to be done in a batch, and how it went. What was told first counts.</summary>
internal abstract class BatchItem(CancellationToken ct)
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>What is left of the time that it may wait; never less than nothing.</summary>
    public TimeSpan Remaining(TimeSpan longest)
    {
        var left = longest - Stopwatch.GetElapsedTime(_since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public Task Answer => _answer.Task;

    /// <summary>Its request was cancelled, and it was not begun.</summary>
    public bool IsWithdrawn => ct.IsCancellationRequested && _answer.TrySetCanceled(ct);

    public void Done() => _answer.TrySetResult();

    public void Failed(Exception fault) => _answer.TrySetException(fault);
}

/// <param name="InQueue">Who has waited longer for a batch is not served any more.</param>
/// <param name="BeforeBeside">After so long the next batch goes on beside the one that runs.</param>
/// <param name="MostBeside">How many run at the same time, where the database can do more than one.</param>
/// <param name="Clock">Of the waits between batches.</param>
internal sealed record WaitLimit(TimeSpan InQueue, TimeSpan BeforeBeside, int MostBeside, TimeProvider Clock);
