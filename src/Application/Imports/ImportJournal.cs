using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Application.Imports;

/// <summary>What the rows of a part became; an undo goes by it.</summary>
internal sealed record ImportJournal(IReadOnlyList<ImportedRow> Rows)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    public static ImportJournal Read(byte[] text) => JsonSerializer.Deserialize<ImportJournal>(text, Options)!;
}

internal enum RowOutcome
{
    Created,
    MatchedByPhone,
    MatchedByExternalId,
    MatchedByClientId,
    MatchedByName,
}

/// <summary>A row that was taken.</summary>
internal sealed record ImportedRow
{
    public required int Row { get; init; }

    public required RowOutcome Outcome { get; init; }

    public required ClientId ClientId { get; init; }

    public bool JoinedHousehold { get; init; }

    /// <summary>Empty for a client who is new.</summary>
    public IReadOnlyList<ImportedChange> Changes { get; init; } = [];

    /// <summary>The keys of phones that the client got.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    public IReadOnlyList<Guid> Mappings { get; init; } = [];

    public IReadOnlyList<Guid> Consents { get; init; } = [];

    public IReadOnlyList<Guid> Suggestions { get; init; } = [];

    /// <summary>Possible duplicates that were suggested.</summary>
    public IReadOnlyList<Guid> Pairs { get; init; } = [];

    public string? NameKey { get; init; }

    [JsonIgnore]
    public bool IsNew => Outcome is RowOutcome.Created;

    [JsonIgnore]
    public bool ChangedNothing => !IsNew && Changes.Count + Phones.Count + Mappings.Count + Consents.Count
        + Suggestions.Count + Pairs.Count == 0;
}
