namespace CustomerTracking.Application.PersonalData;

/// <summary>What the database file keeps of deleted rows until it needs the room.</summary>
public interface IErasedStorage
{
    /// <summary>
    /// Overwrites it, where the database leaves that to its user. Bookings that arrive meanwhile may have to wait.
    /// </summary>
    Task Overwrite(CancellationToken ct);
}
