using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>What the scan for duplicates reads in the order of, one after the other.</summary>
public enum DuplicateScanStep
{
    Emails,
    Names,
    ExternalIds,
    Visits,
}

/// <summary>How far a tenant's records have been read for possible duplicates. It survives a restart.</summary>
public sealed class DuplicateScan
{
    public const int MaxPositionLength = 400;

    private DuplicateScan() { }   // for EF

    public TenantId TenantId { get; private init; }

    public DuplicateScanStep Step { get; private set; }

    /// <summary>The key that was read last; null at a step's beginning.</summary>
    public string? Position { get; private set; }

    /// <summary>When everything had been read; null while it is being read.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public static DuplicateScan Begin(TenantId tenant) => new() { TenantId = tenant };

    /// <param name="position">Null where the step has nothing more.</param>
    /// <param name="now">The time.</param>
    public void Advance(string? position, DateTimeOffset now)
    {
        Position = position;
        if (position is not null) return;

        if (Step < DuplicateScanStep.Visits) Step++;
        else CompletedAt = now;
    }

    public void Restart() => (Step, Position, CompletedAt) = (DuplicateScanStep.Emails, null, null);
}
