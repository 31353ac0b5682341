using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Application.Imports;

/// <summary>A client that rows of the file may be about, with what an import needs to know of them.</summary>
internal sealed class KnownClient(Client client, bool isNew)
{
    public Client Client { get; } = client;

    /// <summary>The file brings them.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>A row of the file has changed them, or brought them.</summary>
    public bool IsTouched { get; set; } = isNew;

    /// <summary>By what they are found.</summary>
    public HashSet<string> Keys { get; } = [];

    /// <summary>The providers and businesses that know them by an id.</summary>
    public HashSet<(string Provider, string Business)> Businesses { get; } = [];

    /// <summary>What was suggested of them, decided or not.</summary>
    public List<ValueSuggestion> Suggested { get; } = [];

    /// <summary>What they have decided on.</summary>
    public HashSet<(ConsentPurpose Purpose, ConsentMedium? Medium)> Decided { get; } = [];

    /// <summary>The others of their household; null until it was read.</summary>
    public List<HouseholdPerson>? Household { get; set; }
}
