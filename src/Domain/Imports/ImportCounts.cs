namespace CustomerTracking.Domain.Imports;

/// <summary>What became, or would become, of the rows of a file.</summary>
public sealed record ImportCounts
{
    public static readonly ImportCounts None = new();

    /// <summary>Rows with a value in them.</summary>
    public int Rows { get; init; }

    /// <summary>Clients who were not known.</summary>
    public int Created { get; init; }

    /// <summary>Those of <see cref="Created"/> who share another client's phone, and became members of that household.</summary>
    public int HouseholdMembers { get; init; }

    public int MatchedByPhone { get; init; }

    public int MatchedByExternalId { get; init; }

    /// <summary>By the id that an export of this program has.</summary>
    public int MatchedByClientId { get; init; }

    /// <summary>By a name that an import has brought before, without a phone or an id beside it.</summary>
    public int MatchedByName { get; init; }

    /// <summary>Rows of known clients that changed nothing.</summary>
    public int Unchanged { get; init; }

    /// <summary>Values of known clients that were filled in or replaced, by the field's name.</summary>
    public IReadOnlyDictionary<string, int> ChangedFields { get; init; } = new Dictionary<string, int>();

    /// <summary>Phones that known clients got beside what they had.</summary>
    public int AddedPhones { get; init; }

    /// <summary>External ids that clients got.</summary>
    public int AddedMappings { get; init; }

    public int AddedConsents { get; init; }

    /// <summary>Other names and e-mails, and possible duplicates, that staff decide on.</summary>
    public int Suggestions { get; init; }

    /// <summary>Rows of which nothing was taken.</summary>
    public int Refused { get; init; }

    /// <summary>Why, the most frequent reason first.</summary>
    public IReadOnlyList<ImportRefusal> Refusals { get; init; } = [];

    public int Matched => MatchedByPhone + MatchedByExternalId + MatchedByClientId + MatchedByName;
}

/// <summary>A reason for which rows were refused.</summary>
/// <param name="Reason">A sentence, without the row's values.</param>
/// <param name="Count">How many rows.</param>
/// <param name="FirstRows">The first of them, as a spreadsheet counts: the header is row 1.</param>
public sealed record ImportRefusal(string Reason, int Count, IReadOnlyList<int> FirstRows);
