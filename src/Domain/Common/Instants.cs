namespace CustomerTracking.Domain.Common;

public static class Instants
{
    /// <summary>UTC and whole milliseconds: what every store keeps, so that an answer and a later read agree.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
