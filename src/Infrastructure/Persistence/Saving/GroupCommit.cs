using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// Requests that are saved at about the same time share one transaction, and so one wait for the disk; those that look
/// up at about the same time share a round trip.
/// </summary>
internal sealed class GroupCommit
{
    /// <summary>Larger groups save little more and make each of them wait longer.</summary>
    public const int MostTogether = 64;

    private const int MostBeside = 8;
    private static readonly TimeSpan BeforeBeside = TimeSpan.FromMilliseconds(50);

    private readonly BatchProcessor<Changes> _saves;
    private readonly BatchProcessor<LookUp> _lookUps;

    public GroupCommit(IStatementRunner runner, IMeterFactory meters, IOptions<DatabaseOptions> options)
    {
        var patience = new WaitLimit(
            options.Value.LongestWait, BeforeBeside,
            options.Value.Provider is DatabaseProvider.SqlServer ? MostBeside : 1, TimeProvider.System);
        var meter = meters.Create("CustomerTracking");
        var commits = meter.CreateHistogram<int>(
            "customertracking.commit.requests", "{request}", "How many requests were saved by one transaction.");
        var lookUps = meter.CreateHistogram<int>(
            "customertracking.lookup.requests", "{request}", "How many requests were looked up in one round trip.");
        _saves = new(MostTogether, together =>
        {
            commits.Record(together.Count);
            return runner.Save(together);
        }, patience);
        _lookUps = new(MostTogether, together =>
        {
            lookUps.Record(together.Count);
            return runner.Read(together);
        }, patience);
    }

    /// <summary>When it returns, the rows are on the disk.</summary>
    /// <exception cref="Application.Common.DuplicateRowException">A row with the same unique key was first.</exception>
    /// <exception cref="Application.Common.StaleRowException">A row was changed since it was read.</exception>
    /// <exception cref="Application.Common.DatabaseBusyException">It waited too long for its turn.</exception>
    /// <exception cref="Application.Common.UnknownOutcomeException">Whether they are could not be found
    /// out.</exception>
    public Task Save(IReadOnlyList<Row> rows, CancellationToken ct) => _saves.Ask(new(rows, ct));

    public Task Ask(LookUp lookUp) => _lookUps.Ask(lookUp);
}
