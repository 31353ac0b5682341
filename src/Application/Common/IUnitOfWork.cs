namespace CustomerTracking.Application.Common;

/// <summary>What the repositories handed out and were given, saved together or not at all.</summary>
public interface IUnitOfWork
{
    /// <summary>Whether <see cref="SaveChangesAsync"/> writes nothing: a dry run.</summary>
    bool IsDryRun { get; }

    /// <exception cref="DuplicateRowException">Another request saved a row with the same unique key first.</exception>
    /// <exception cref="StaleRowException">Another request changed a row since it was read here.</exception>
    /// <exception cref="DatabaseBusyException">Nothing was saved: the database was busy for too long.</exception>
    /// <exception cref="UnknownOutcomeException">Whether it was saved could not be found out.</exception>
    Task SaveChangesAsync(CancellationToken ct);

    /// <summary>Drops everything read and changed so far, so that a second try sees the database afresh.</summary>
    void Clear();

    /// <summary>From now on nothing is written in this scope.</summary>
    void StartDryRun();

    /// <summary>
    /// From now on subscribers hear nothing of what is saved in this scope: a list of clients that is imported is no news
    /// of each of them.
    /// </summary>
    void RaiseNoEvents();

    /// <summary>
    /// From now on <see cref="SaveChangesAsync"/> waits for <see cref="CommitAsync"/>, so that what follows from its
    /// result can be saved together with it.
    /// </summary>
    void DeferSaves();

    /// <summary>Saves now, also what was held back.</summary>
    /// <inheritdoc cref="SaveChangesAsync" path="/exception"/>
    Task CommitAsync(CancellationToken ct);
}

/// <summary>A lost race for a unique key.</summary>
public sealed class DuplicateRowException(Exception inner)
    : Exception("A row with the same unique key was saved first.", inner);

/// <summary>A lost race for a row, or for the locks on it.</summary>
public sealed class StaleRowException(Exception? inner) : Exception("The row was changed by another request.", inner);

/// <summary>The database had others to serve for too long. Nothing of the request was begun.</summary>
public sealed class DatabaseBusyException() : Exception("The database had no time for this request.");

/// <summary>
/// The connection broke, or waiting ended, after the commit was asked for, and a second look found no answer either.
/// </summary>
public sealed class UnknownOutcomeException(Exception inner)
    : Exception("Whether the changes were kept could not be found out.", inner);
