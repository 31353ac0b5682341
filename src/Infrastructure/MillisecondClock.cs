using CustomerTracking.Domain.Common;

namespace CustomerTracking.Infrastructure;

/// <summary>
/// The system's clock in the precision that is stored, so that an answer and a later read show the same instant.
/// </summary>
internal sealed class MillisecondClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().ToMilliseconds();
}
