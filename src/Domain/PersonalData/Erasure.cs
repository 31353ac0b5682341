using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.PersonalData;

/// <summary>
/// One person's data is being erased, or was: docs/privacy.md. The work is done in steps, each of which is saved together
/// with how far the erasure is.
/// </summary>
public sealed class Erasure
{
    public const int MaxReasonLength = 200;
    public const int MaxByLength = DuplicateSuggestion.MaxByLength;
    public const int MaxFaultLength = 300;
    public const int MaxPositionLength = 100;

    private Erasure() { }   // for EF

    public ErasureId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    /// <summary>Whose data; their record stays without it.</summary>
    public ClientId ClientId { get; private init; }

    public ErasureState State { get; private set; }

    /// <summary>Why, in the words of whoever asked for it; null if those words named the person.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>Who: a service account, a person of the staff.</summary>
    public string RequestedBy { get; private init; } = null!;

    public Channel Channel { get; private init; }

    /// <summary>Null until it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public ErasureStep Step { get; private set; }

    /// <summary>The key of the row that the step read last; null at its beginning.</summary>
    public string? Position { get; private set; }

    /// <summary>By what the person is recognised in what is left, sealed; null when it is done.</summary>
    public byte[]? Person { get; private set; }

    public ErasureCounts Counts { get; private set; } = ErasureCounts.None;

    /// <summary>Where it stopped, and why; null unless it failed.</summary>
    public string? Fault { get; private set; }

    public int Version { get; private set; }

    public bool IsRunning => State is ErasureState.Validating or ErasureState.Ready or ErasureState.Erasing;

    /// <param name="id">A known one, for demo data; a new one when left out.</param>
    public static Erasure Request(Client client, string reason, Editor editor, ErasureId? id = null) => new()
    {
        Id = id ?? ErasureId.New(),
        TenantId = client.TenantId,
        ClientId = client.Id,
        Reason = CleanText.Line(reason),
        RequestedAt = editor.Now,
        RequestedBy = CleanText.Cut(editor.Name, MaxByLength),
        Channel = editor.Channel,
    };

    /// <summary>Nothing is in its way.</summary>
    /// <param name="person">By what the person is recognised from here on, sealed.</param>
    /// <param name="reasonNamesPerson">The reason goes with the rest, then.</param>
    public void Validated(byte[] person, bool reasonNamesPerson)
    {
        (State, Person) = (ErasureState.Ready, person);
        if (reasonNamesPerson) Reason = null;
    }

    /// <param name="done">What was reached this time.</param>
    /// <param name="position">The key of the row that was read last; null where the step is finished.</param>
    /// <param name="now">The time.</param>
    public void Advance(ErasureCounts done, string? position, DateTimeOffset now)
    {
        (State, Counts, Position) = (ErasureState.Erasing, Counts + done, position);
        if (position is not null) return;

        if (Step < ErasureStep.Storage) Step++;
        else (State, EndedAt, Person) = (ErasureState.Done, now, null);
    }

    public void Fail(string fault, DateTimeOffset now) =>
        (State, EndedAt, Fault, Person) = (ErasureState.Failed, now, CleanText.Cut(fault, MaxFaultLength), null);
}

/// <summary>
/// A hash of something by which an erased person was known. It tells that data of theirs came back, and to nobody who
/// they were.
/// </summary>
public sealed class ErasedKey
{
    public const int HashLength = 64;

    private ErasedKey() { }   // for EF

    public TenantId TenantId { get; private init; }

    /// <summary>HMAC-SHA256 with the tenant's <see cref="ErasureSecret"/>, in hexadecimal.</summary>
    public string Hash { get; private init; } = null!;

    /// <summary>The record that was erased.</summary>
    public ClientId ClientId { get; private set; }

    public DateTimeOffset ErasedAt { get; private set; }

    public static ErasedKey Create(TenantId tenant, string hash, ClientId client, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Hash = hash,
        ClientId = client,
        ErasedAt = now,
    };

    /// <summary>The person had come back, and was erased again.</summary>
    public void Renew(ClientId client, DateTimeOffset now) => (ClientId, ErasedAt) = (client, now);
}

/// <summary>What a tenant's hashes of erased people and its receipts are made with. There is none before the first.</summary>
public sealed class ErasureSecret
{
    private ErasureSecret() { }   // for EF

    public TenantId TenantId { get; private init; }

    /// <summary>32 random bytes, encrypted with the keys that protect the channels' secrets.</summary>
    public string Protected { get; private set; } = null!;

    public static ErasureSecret Create(TenantId tenant, string secured) =>
        new() { TenantId = tenant, Protected = secured };

    public void Renew(string secured) => Protected = secured;
}
