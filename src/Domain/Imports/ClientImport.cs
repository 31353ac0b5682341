using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Imports;

/// <summary>
/// A file of clients: received, its columns chosen, checked, imported, and undone if need be. Its rows are kept in
/// <see cref="ImportPart"/>s, each of which is imported and undone as a whole.
/// </summary>
public sealed class ClientImport
{
    public const int MostRows = 500_000;
    public const int MostColumns = 200;
    public const int MaxFileNameLength = 200;
    public const int MaxByLength = Clients.DuplicateSuggestion.MaxByLength;

    /// <summary>The most kept clients that are listed by their ids.</summary>
    public const int MostKeptListed = 1000;

    private ClientImport() { }   // for EF

    public ClientImportId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string FileName { get; private init; } = null!;

    public ImportState State { get; private set; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ImportColumn> Columns { get; private set; } = [];

    /// <summary>Which system the file is of, as its headers say; null where they say nothing.</summary>
    public string? Preset { get; private set; }

    public DateOrder DateOrder { get; private set; }

    public int Parts { get; private set; }

    /// <summary>How many parts are imported. While it is undone it goes down.</summary>
    public int Position { get; private set; }

    /// <summary>Of the rows that were read.</summary>
    public int Rows { get; private set; }

    /// <summary>What the check says; null before.</summary>
    public ImportCounts? Expected { get; private set; }

    /// <summary>What was done so far; null before.</summary>
    public ImportCounts? Counts { get; private set; }

    /// <summary>Clients who stay after the undo, as something was recorded of them since.</summary>
    public int Kept { get; private set; }

    /// <summary>The first <see cref="MostKeptListed"/> of them.</summary>
    public IReadOnlyList<Guid> KeptClients { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who: a service account, a person.</summary>
    public string CreatedBy { get; private init; } = null!;

    public Channel Channel { get; private init; }

    /// <summary>When the check, the import or the undo began that runs or ran last.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>As whom the histories of the clients name it.</summary>
    public string Editor => $"import {Id}";

    public static ClientImport Receive(
        TenantId tenant, string? fileName, DateOrder dateOrder, Editor editor, ClientImportId? id = null) => new()
        {
            Id = id ?? ClientImportId.New(),
            TenantId = tenant,
            FileName = CleanText.Cut(CleanText.Line(fileName) ?? "clients.csv", MaxFileNameLength),
            DateOrder = dateOrder,
            State = ImportState.Uploading,
            CreatedAt = editor.Now,
            CreatedBy = CleanText.Cut(editor.Name, MaxByLength),
            Channel = editor.Channel,
        };

    /// <summary>The whole file is here.</summary>
    public void Received(IReadOnlyList<ImportColumn> columns, string? preset, int rows, int parts) =>
        (Columns, Preset, Rows, Parts, State) = (columns, preset, rows, parts, ImportState.Uploaded);

    /// <summary>Says what is read from each column, and has the file checked.</summary>
    /// <exception cref="DomainException"><c>import.state</c></exception>
    public void Choose(IReadOnlyList<ImportColumn> columns, DateOrder dateOrder, DateTimeOffset now)
    {
        Require(ImportState.Uploaded, ImportState.Checking, ImportState.Checked);
        (Columns, DateOrder, Expected) = (columns, dateOrder, null);
        Begin(ImportState.Checking, now);
    }

    /// <summary>Other columns may have been chosen meanwhile: that check is of no use then.</summary>
    public void Checked(ImportCounts expected, DateTimeOffset now)
    {
        Require(ImportState.Checking);
        (Expected, State, EndedAt) = (expected, ImportState.Checked, now);
    }

    /// <exception cref="DomainException"><c>import.state</c></exception>
    public void Start(DateTimeOffset now)
    {
        if (State is ImportState.Importing) return;

        Require(ImportState.Checked);
        (Position, Counts) = (0, ImportCounts.None);
        Begin(ImportState.Importing, now);
    }

    /// <summary>One more part is imported.</summary>
    public void Advance(ImportCounts counts, DateTimeOffset now)
    {
        Require(ImportState.Importing);
        (Position, Counts) = (Position + 1, counts);
        if (Position == Parts) (State, EndedAt) = (ImportState.Imported, now);
    }

    /// <summary>What is imported stays, and can be undone.</summary>
    /// <exception cref="DomainException"><c>import.state</c></exception>
    public void Cancel(DateTimeOffset now)
    {
        if (State is ImportState.Cancelled) return;

        Require(ImportState.Uploaded, ImportState.Checking, ImportState.Checked, ImportState.Importing);
        (State, EndedAt) = (ImportState.Cancelled, now);
    }

    /// <exception cref="DomainException"><c>import.state</c></exception>
    public void StartUndo(DateTimeOffset now)
    {
        if (State is ImportState.Undoing or ImportState.Undone) return;

        Require(ImportState.Imported, ImportState.Cancelled, ImportState.Importing);
        (Kept, KeptClients) = (0, []);
        Begin(ImportState.Undoing, now);
        if (Position == 0) (State, EndedAt) = (ImportState.Undone, now);
    }

    /// <summary>Rows of the part that was imported last are undone.</summary>
    /// <param name="kept">The clients who stay.</param>
    /// <param name="isWholePart">Nothing of the part is left.</param>
    /// <param name="now">The time.</param>
    public void GoBack(IReadOnlyCollection<Guid> kept, bool isWholePart, DateTimeOffset now)
    {
        Require(ImportState.Undoing);
        Kept += kept.Count;
        if (kept.Count > 0) KeptClients = [.. KeptClients.Concat(kept).Take(MostKeptListed)];
        if (isWholePart) Position--;
        if (Position == 0) (State, EndedAt) = (ImportState.Undone, now);
    }

    private void Begin(ImportState state, DateTimeOffset now) =>
        (State, StartedAt, EndedAt) = (state, now, null);

    private void Require(params ReadOnlySpan<ImportState> states)
    {
        if (!states.Contains(State)) throw new DomainException(ImportErrors.State(State));
    }
}

public enum ImportState
{
    /// <summary>The file is still arriving.</summary>
    Uploading,

    /// <summary>Somebody has to say what the columns are.</summary>
    Uploaded,
    Checking,

    /// <summary>The counts are there; nothing is imported yet.</summary>
    Checked,
    Importing,
    Imported,

    /// <summary>What was imported before stays until it is undone.</summary>
    Cancelled,
    Undoing,
    Undone,
}

/// <summary>How 04/05/1990 is read.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}
