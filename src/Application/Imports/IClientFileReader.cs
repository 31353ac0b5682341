namespace CustomerTracking.Application.Imports;

/// <summary>Reads a file of clients as salon systems and spreadsheets write it.</summary>
public interface IClientFileReader
{
    /// <summary>
    /// The rows as they arrive, the header first: as many cells as each line has, every one of them text. The file is
    /// never whole in memory.
    /// </summary>
    /// <exception cref="Domain.Common.DomainException">
    /// <c>import.not_text</c>, <c>import.too_large</c>, <c>import.too_many_columns</c>, <c>import.row_too_long</c>
    /// </exception>
    IAsyncEnumerable<IReadOnlyList<string>> Read(Stream file, CancellationToken ct);
}
