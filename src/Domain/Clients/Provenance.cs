namespace CustomerTracking.Domain.Clients;

/// <summary>Where a value comes from.</summary>
/// <param name="Source">Who said it; of several who said the same, the one who is trusted most.</param>
/// <param name="At">When they said it.</param>
/// <param name="IsLocked">Only users on the pages change it.</param>
public readonly record struct Provenance(ValueSource Source, DateTimeOffset At, bool IsLocked = false);
