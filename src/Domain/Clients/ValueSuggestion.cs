using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

public enum SuggestionState
{
    Open,
    Used,
    Dismissed,
}

/// <summary>
/// Another name or e-mail for a client, from a source that may not correct the known one. A person decides. The row is
/// kept after that, so that a dismissed value is not suggested again.
/// </summary>
public sealed class ValueSuggestion
{
    /// <summary>The most that are open for one client. Further values are kept on the bookings only.</summary>
    public const int MostOpen = 10;

    /// <summary>The most that are kept for one client. After that, nothing more is suggested.</summary>
    public const int MostOfClient = 100;

    public const int MaxKeyLength = 256;

    public const int MaxByLength = DuplicateSuggestion.MaxByLength;

    private ValueSuggestion() { }   // for EF

    public ValueSuggestionId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private init; }

    /// <summary>The value in the form in which it is compared; unique for a client.</summary>
    public string Key { get; private init; } = null!;

    public string? FirstName { get; private init; }

    public string? LastName { get; private init; }

    /// <summary>Null where it is a name.</summary>
    public EmailAddress? Email { get; private init; }

    public ValueSource Source { get; private init; }

    /// <summary>When it was said first.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    public SuggestionState State { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who: a service account, a person.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>The name, or the e-mail.</summary>
    public string Value => Email?.Value ?? $"{FirstName} {LastName}".Trim();

    public bool IsSaidBy(GivenName name) => Email is null && Key == KeyOf(name);

    public bool IsSaidBy(EmailAddress? email) => email is not null && Email == email;

    /// <summary>Whether the client already has this value.</summary>
    public bool IsKnownOf(Client client) =>
        Email is null ? GivenName.OfParts(FirstName, LastName).Fits(client) : Email == client.Email;

    public void Dismiss(string by, DateTimeOffset now) => Decide(SuggestionState.Dismissed, by, now);

    internal void Use(string by, DateTimeOffset now) => Decide(SuggestionState.Used, by, now);

    /// <summary>Takes the decision back.</summary>
    public void Reopen() => (State, DecidedAt, DecidedBy) = (SuggestionState.Open, null, null);

    /// <param name="client">Whose it may be.</param>
    /// <param name="name">As it was said.</param>
    /// <param name="source">Who said it.</param>
    /// <param name="now">When.</param>
    /// <param name="id">A known one, for demo data; a new one when left out.</param>
    public static ValueSuggestion Create(
        Client client, GivenName name, ValueSource source, DateTimeOffset now, ValueSuggestionId? id = null) =>
        new()
        {
            Id = id ?? ValueSuggestionId.New(),
            TenantId = client.TenantId,
            ClientId = client.Id,
            Key = KeyOf(name),
            FirstName = name.First,
            LastName = name.Last,
            Source = source,
            CreatedAt = now,
        };

    internal static ValueSuggestion Create(
        Client client, EmailAddress email, ValueSource source, DateTimeOffset now) => new()
        {
            Id = ValueSuggestionId.New(),
            TenantId = client.TenantId,
            ClientId = client.Id,
            Key = email.Value.ToLowerInvariant(),
            Email = email,
            Source = source,
            CreatedAt = now,
        };

    private static string KeyOf(GivenName name) => CleanText.Cut(CleanText.NameKey(name.Full), MaxKeyLength);

    private void Decide(SuggestionState state, string by, DateTimeOffset now)
    {
        if (State == state) return;

        (State, DecidedAt, DecidedBy) = (state, now, CleanText.Cut(by, MaxByLength));
    }
}
