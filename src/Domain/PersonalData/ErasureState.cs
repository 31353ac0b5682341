namespace CustomerTracking.Domain.PersonalData;

public enum ErasureState
{
    /// <summary>What is in its way is being looked for.</summary>
    Validating,

    /// <summary>Nothing is in its way; it begins next.</summary>
    Ready,

    Erasing,

    Done,

    /// <summary>It stopped at an object that it names. Erasing again goes on with what is left.</summary>
    Failed,
}

/// <summary>Where a person's data is looked for, in this order.</summary>
public enum ErasureStep
{
    Client,
    Bookings,

    /// <summary>Bookings of others, whose notes may name the person.</summary>
    OtherBookings,

    /// <summary>Notes about other clients.</summary>
    OtherClients,

    Messages,
    Events,
    Answers,
    Imports,

    /// <summary>What the database file still holds of deleted rows.</summary>
    Storage,
}

/// <summary>How many objects an erasure reached.</summary>
public sealed record ErasureCounts
{
    public static readonly ErasureCounts None = new();

    /// <summary>The client's record and those that were merged into it.</summary>
    public int Clients { get; init; }

    public int ContactPoints { get; init; }

    /// <summary>Values that were suggested for the client, and pairs of possible duplicates.</summary>
    public int Suggestions { get; init; }

    public int Consents { get; init; }

    public int ServiceMappings { get; init; }

    /// <summary>Lines of the client's history.</summary>
    public int Changes { get; init; }

    public int Merges { get; init; }

    /// <summary>Others who were members of the client's household; they stay, on their own.</summary>
    public int HouseholdMembers { get; init; }

    /// <summary>They stay as figures, without the person.</summary>
    public int Bookings { get; init; }

    /// <summary>Notes about others, and on their bookings, that named the person.</summary>
    public int Mentions { get; init; }

    /// <summary>Messages of channels that lost their text.</summary>
    public int Messages { get; init; }

    /// <summary>Events that subscribers were told.</summary>
    public int Events { get; init; }

    /// <summary>Stored answers to requests with an <c>Idempotency-Key</c>.</summary>
    public int Answers { get; init; }

    /// <summary>Rows of imported lists.</summary>
    public int ImportRows { get; init; }

    /// <summary>Objects that nobody can read, as the keys that encrypted them are lost. They stay as they are.</summary>
    public int Unreadable { get; init; }

    public static ErasureCounts operator +(ErasureCounts one, ErasureCounts other) => new()
    {
        Clients = one.Clients + other.Clients,
        ContactPoints = one.ContactPoints + other.ContactPoints,
        Suggestions = one.Suggestions + other.Suggestions,
        Consents = one.Consents + other.Consents,
        ServiceMappings = one.ServiceMappings + other.ServiceMappings,
        Changes = one.Changes + other.Changes,
        Merges = one.Merges + other.Merges,
        HouseholdMembers = one.HouseholdMembers + other.HouseholdMembers,
        Bookings = one.Bookings + other.Bookings,
        Mentions = one.Mentions + other.Mentions,
        Messages = one.Messages + other.Messages,
        Events = one.Events + other.Events,
        Answers = one.Answers + other.Answers,
        ImportRows = one.ImportRows + other.ImportRows,
        Unreadable = one.Unreadable + other.Unreadable,
    };
}
