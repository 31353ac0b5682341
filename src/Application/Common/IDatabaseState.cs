namespace CustomerTracking.Application.Common;

/// <summary>Whether the database is one that this program may use: its schema is neither older nor newer.</summary>
public interface IDatabaseState
{
    /// <exception cref="DatabaseNotReadyException">It must not be used at the moment.</exception>
    void ThrowIfNotReady();
}

/// <summary>Nothing was written; after the operator has acted, trying again helps.</summary>
public sealed class DatabaseNotReadyException(string reason) : Exception(reason);
