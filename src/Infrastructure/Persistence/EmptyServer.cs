using Microsoft.Data.SqlClient;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Two processes that start on a server without the database both ask for it to be made: the one that comes second is
/// told that it is there, or that it cannot be opened yet. It looks again.
/// </summary>
internal static class EmptyServer
{
    // Already exists, its files exist, cannot be opened yet, is being made, made by the other, not there any more.
    private static readonly int[] MadeByAnother = [1801, 5170, 1802, 4060, 911, 1807, 922, 924, 927, 2714];

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostTries = 30;

    public static async Task<T> OpenWithRetries<T>(Func<Task<T>> open, TimeProvider clock, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await open();
            }
            catch (Exception fault) when (tries < MostTries && IsMadeByAnother(fault))
            {
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    /// <summary>Also where EF Core has tried in vain for a while and wrapped it.</summary>
    public static bool IsMadeByAnother(Exception? fault) => fault switch
    {
        null => false,
        SqlException server => MadeByAnother.Contains(server.Number),
        _ => IsMadeByAnother(fault.InnerException),
    };
}
