namespace CustomerTracking.Domain.Clients;

/// <summary>Where a value comes from.</summary>
/// <param name="Source">Who gave it; if several sources gave the same value, the most trusted of them.</param>
/// <param name="At">When that source gave it.</param>
/// <param name="IsLocked">Only users of the pages can change it.</param>
public readonly record struct Provenance(ValueSource Source, DateTimeOffset At, bool IsLocked = false);
