using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>Keeps the index in step with the records, in the save that changes them.</summary>
internal interface ISearchIndexWriter
{
    /// <returns>What the save writes besides the records, after them.</returns>
    ValueTask<IReadOnlyList<Row>> Rows(AppDb db, IReadOnlyList<TokenChange> changes, CancellationToken ct);
}
