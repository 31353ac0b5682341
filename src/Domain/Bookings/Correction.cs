namespace CustomerTracking.Domain.Bookings;

/// <summary>A field that a person put right.</summary>
/// <param name="Field">The booking's field, as a field map calls it.</param>
/// <param name="From">What had been sent; null where nothing was.</param>
/// <param name="To">What was read instead.</param>
public sealed record Correction(string Field, string? From, string To)
{
    public const int MaxValueLength = 2000;
}
