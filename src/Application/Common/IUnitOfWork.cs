namespace CustomerTracking.Application.Common;

/// <summary>What the repositories handed out and were given, saved together or not at all.</summary>
public interface IUnitOfWork
{
    /// <exception cref="DuplicateRowException">Another request saved a row with the same unique key first.</exception>
    /// <exception cref="StaleRowException">Another request changed a row since it was read here.</exception>
    Task Save(CancellationToken ct);

    /// <summary>Drops everything read and changed so far, so that a second try sees the database afresh.</summary>
    void Forget();
}

/// <summary>A lost race for a unique key.</summary>
public sealed class DuplicateRowException(Exception inner)
    : Exception("A row with the same unique key was saved first.", inner);

/// <summary>A lost race for a row, or for the locks on it.</summary>
public sealed class StaleRowException(Exception inner) : Exception("The row was changed by another request.", inner);
