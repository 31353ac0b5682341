namespace CustomerTracking.Application.PersonalData;

/// <summary>What the database file keeps of deleted rows until it needs the room.</summary>
public interface IErasedStorage
{
    /// <summary>
    /// Overwrites it, where the database leaves that to its user. Bookings may be saved meanwhile.
    /// </summary>
    Task Overwrite(CancellationToken ct);
}
