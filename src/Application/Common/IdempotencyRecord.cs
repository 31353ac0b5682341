namespace CustomerTracking.Application.Common;

/// <summary>The answer that was given under an idempotency key.</summary>
public sealed class IdempotencyRecord
{
    public const int IdLength = 64;

    private IdempotencyRecord() { }   // for EF

    /// <summary>A hash of tenant, credential, route and key.</summary>
    public string Id { get; private init; } = null!;

    /// <summary>A hash of the request as it was understood: spelling and unknown fields do not matter.</summary>
    public string Fingerprint { get; private set; } = null!;

    /// <summary>Encrypted: it may hold a secret that is shown once.</summary>
    public byte[] Answer { get; private set; } = null!;

    public DateTimeOffset GivenAt { get; private set; }

    public static IdempotencyRecord Create(string id, string fingerprint, byte[] answer, DateTimeOffset now)
    {
        var stored = new IdempotencyRecord { Id = id };
        stored.Renew(fingerprint, answer, now);
        return stored;
    }

    /// <summary>The first one's time was over.</summary>
    public void Renew(string fingerprint, byte[] answer, DateTimeOffset now) =>
        (Fingerprint, Answer, GivenAt) = (fingerprint, answer, now);
}

public interface IIdempotencyRecordRepository
{
    Task<IdempotencyRecord?> Find(string id, CancellationToken ct);

    void Add(IdempotencyRecord answer);

    /// <summary>The next ones after that id, of all tenants.</summary>
    Task<List<IdempotencyRecord>> List(string afterId, int count, CancellationToken ct);

    void Remove(IdempotencyRecord answer);

    /// <summary>Removes a batch of those that were given before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> Remove(DateTimeOffset before, int batch, CancellationToken ct);
}
