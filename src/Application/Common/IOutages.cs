namespace CustomerTracking.Application.Common;

/// <summary>
/// Tells a fault of the database (locked, full, out of reach) from a fault of ours: after the first, trying again
/// helps.
/// </summary>
public interface IOutages
{
    bool Include(Exception exception);
}
