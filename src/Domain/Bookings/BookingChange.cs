using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

/// <summary>One line of a booking's history. How it began stands on the booking itself.</summary>
/// <param name="Number">1 is the oldest.</param>
/// <param name="At">When.</param>
/// <param name="By">Who: a service account, a connection, a person.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Field">What was changed, as the booking's JSON calls it.</param>
/// <param name="From">Null where there was nothing.</param>
/// <param name="To">Null where nothing is left.</param>
public sealed record BookingChange(
    int Number, DateTimeOffset At, string By, Channel Channel, string Field, string? From, string? To)
{
    public string? From { get; private set; } = From;

    public string? To { get; private set; } = To;

    public const int MaxByLength = 120;
    public const int MaxFieldLength = 40;
    public const int MaxValueLength = 200;

    internal void DeleteValues() => (From, To) = (null, null);
}
