using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Application.Imports;

/// <summary>An import as it is read.</summary>
public sealed record ImportRow
{
    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required ImportState State { get; init; }

    /// <summary>Whose file it is, as its headers say: fresha, square, phorest, customertracking; null where they say
    /// nothing.</summary>
    public string? Preset { get; init; }

    /// <summary>How 04/05/1990 is read.</summary>
    public required DateOrder DateOrder { get; init; }

    /// <summary>Rows below the header.</summary>
    public required int Rows { get; init; }

    /// <summary>Every column of the file, in its order.</summary>
    public required IReadOnlyList<ImportColumnRow> Columns { get; init; }

    /// <summary>How much of the check, the import or the undo is done, from 0 to 100; null while none runs.</summary>
    public int? Percent { get; init; }

    /// <summary>As it goes on now; null before it can be told.</summary>
    public int? SecondsLeft { get; init; }

    /// <summary>What would become of the rows; null before the check.</summary>
    public ImportCounts? Expected { get; init; }

    /// <summary>What became of the rows so far; null before the import.</summary>
    public ImportCounts? Counts { get; init; }

    /// <summary>After an undo: clients who stay, as something was recorded of them since.</summary>
    public required int Kept { get; init; }

    /// <summary>The first 1,000 of them.</summary>
    public required IReadOnlyList<Guid> KeptClients { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who sent the file.</summary>
    public required string CreatedBy { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <param name="import">As it is stored.</param>
    /// <param name="samples">The first rows.</param>
    /// <param name="checkedParts">How many times a part was read by the check, of two; null where it does not run here.</param>
    /// <param name="now">The time.</param>
    internal static ImportRow From(
        ClientImport import, IReadOnlyList<IReadOnlyList<string>> samples, int? checkedParts, DateTimeOffset now)
    {
        var progress = Share(import, checkedParts);
        return new()
        {
            Id = import.Id.Value,
            FileName = import.FileName,
            State = import.State,
            Preset = import.Preset,
            DateOrder = import.DateOrder,
            Rows = import.Rows,
            Columns =
            [
                .. import.Columns.Select((column, place) => new ImportColumnRow(
                    column.Header, column.Field, column.ServiceProvider, column.BusinessId,
                    [.. samples.Where(row => place < row.Count && !string.IsNullOrWhiteSpace(row[place]))
                        .Select(row => row[place]).Take(ImportColumnRow.MostSamples)])),
            ],
            Percent = progress is { } share ? (int)(100 * share) : null,
            SecondsLeft = progress is > 0.02 && import.StartedAt is { } since
                ? (int)Math.Ceiling((now - since).TotalSeconds / progress.Value * (1 - progress.Value)) : null,
            Expected = import.Expected,
            Counts = import.Counts,
            Kept = import.Kept,
            KeptClients = import.KeptClients,
            CreatedAt = import.CreatedAt,
            CreatedBy = import.CreatedBy,
            StartedAt = import.StartedAt,
            EndedAt = import.EndedAt,
        };
    }

    private static double? Share(ClientImport import, int? checkedParts) => import.State switch
    {
        ImportState.Checking => checkedParts is { } parts ? (double)parts / (2 * import.Parts) : 0,
        ImportState.Importing => (double)import.Position / import.Parts,
        ImportState.Undoing => 1 - ((double)import.Position / import.Parts),
        _ => null,
    };
}

/// <summary>A column of the file, and what is read from it.</summary>
/// <param name="Header">As the file has it.</param>
/// <param name="Field">Null: the column is left out.</param>
/// <param name="ServiceProvider">Whose ids they are, with <c>external_client_id</c>.</param>
/// <param name="BusinessId">Of that provider.</param>
/// <param name="Samples">Its first values; of one import that is read, not in lists.</param>
public sealed record ImportColumnRow(
    string Header, ImportField? Field, string? ServiceProvider, string? BusinessId, IReadOnlyList<string> Samples)
{
    public const int MostSamples = 3;
}
