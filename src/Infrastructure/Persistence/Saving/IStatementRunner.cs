using System.Data.Common;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>How several requests' statements reach the database together.</summary>
internal interface IStatementRunner
{
    /// <summary>
    /// Saves all in one transaction, each wholly or not at all. One that cannot be saved is told why and left out.
    /// </summary>
    Task Save(IReadOnlyList<Changes> together);

    Task Read(IReadOnlyList<LookUp> together);
}

/// <summary>What one unit of work saves.</summary>
internal sealed class Changes(IReadOnlyList<Row> rows, CancellationToken ct) : BatchItem(ct)
{
    public IReadOnlyList<Row> Rows { get; } = rows;
}

/// <summary>What one request asks, and who reads the answers; a row may be read again after a fault.</summary>
internal sealed class LookUp(IReadOnlyList<(Row Question, Action<DbDataReader> Read)> questions, CancellationToken ct)
    : BatchItem(ct)
{
    public IReadOnlyList<(Row Question, Action<DbDataReader> Read)> Questions { get; } = questions;
}
