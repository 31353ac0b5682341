using System.Collections.Concurrent;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// Does together what was asked for at about the same time: while one batch is done, the next one gathers. Who is alone
/// waits for nobody.
/// </summary>
/// <param name="most">How many at once.</param>
/// <param name="run">Does a batch. It tells each item itself; what it throws is told to all that have not heard.</param>
internal sealed class Batches<T>(int most, Func<IReadOnlyList<T>, Task> run)
    where T : Asked
{
    private readonly ConcurrentQueue<T> _waiting = new();
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
        if (Take() is { Count: > 0 } batch) await Run(batch);
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
            if (!item.IsWithdrawn) batch.Add(item);
        }

        return batch;
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
internal abstract class Asked(CancellationToken ct)
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer.Task;

    /// <summary>Nobody waits for it any more, and it was not begun.</summary>
    public bool IsWithdrawn => ct.IsCancellationRequested && _answer.TrySetCanceled(ct);

    public void Done() => _answer.TrySetResult();

    public void Failed(Exception fault) => _answer.TrySetException(fault);
}
