using System.Diagnostics.Metrics;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// Requests that are saved at about the same time share one transaction, and so one wait for the disk; those that look
/// up at about the same time share a round trip.
/// </summary>
internal sealed class GroupCommit
{
    /// <summary>Larger groups save little more and make each of them wait longer.</summary>
    public const int MostTogether = 64;

    private readonly Batches<Changes> _saves;
    private readonly Batches<LookUp> _lookUps;

    public GroupCommit(IStatementRunner runner, IMeterFactory meters)
    {
        var meter = meters.Create("CustomerTracking");
        var commits = meter.CreateHistogram<int>(
            "customertracking.commit.requests", "{request}", "How many requests were saved by one transaction.");
        var lookUps = meter.CreateHistogram<int>(
            "customertracking.lookup.requests", "{request}", "How many requests were looked up in one round trip.");
        _saves = new(MostTogether, together =>
        {
            commits.Record(together.Count);
            return runner.Save(together);
        });
        _lookUps = new(MostTogether, together =>
        {
            lookUps.Record(together.Count);
            return runner.Read(together);
        });
    }

    /// <summary>When it returns, the rows are on the disk.</summary>
    /// <exception cref="Application.Common.DuplicateRowException">A row with the same unique key was first.</exception>
    /// <exception cref="Application.Common.StaleRowException">A row was changed since it was read.</exception>
    public Task Save(IReadOnlyList<Row> rows, CancellationToken ct) => _saves.Ask(new(rows, ct));

    public Task Ask(LookUp lookUp) => _lookUps.Ask(lookUp);
}
