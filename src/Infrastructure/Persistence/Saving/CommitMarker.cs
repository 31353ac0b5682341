namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// A transaction's own key, written with it on SQL Server. After a broken connection a second look finds by it whether
/// the commit had passed.
/// </summary>
public sealed class CommitMarker
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>False where a second look came before the transaction, which then can never be committed.</summary>
    public bool Kept { get; init; }
}
