using CustomerTracking.Application.Common;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Waiting for another process that migrates: told at once and every half minute, and not for ever.</summary>
internal sealed partial class MigrationWait(TimeSpan longest, ILogger log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    private readonly long _since = TimeProvider.System.GetTimestamp();
    private TimeSpan _nextLine = TimeSpan.Zero;

    private TimeSpan Waited => TimeProvider.System.GetElapsedTime(_since);

    /// <param name="holder">Who has the lock and since when, as far as it is known.</param>
    /// <exception cref="StartupException">It has been waited for long enough.</exception>
    public async Task Once(string holder, CancellationToken ct)
    {
        if (Waited >= longest)
            throw new StartupException(
                $"Another process migrates this database and has not come to an end within {longest}: {holder}. Wait "
                    + "for it or end it, then try again; Database:MigrationLockTimeout says how long to wait.");

        if (Waited >= _nextLine)
        {
            Waiting(holder, longest);
            _nextLine += BetweenLines;
        }

        await Task.Delay(Between, ct);
    }

    public void TookOver(string holder) => TakenOver(holder);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] Another process migrates this database: {Holder}. Waiting for it, {Longest} at most")]
    private partial void Waiting(string holder, TimeSpan longest);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] A migration of this database was interrupted and its lock was left behind: {Holder}. It "
            + "is taken over")]
    private partial void TakenOver(string holder);
}
