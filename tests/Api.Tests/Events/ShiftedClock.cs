using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>The real time, and what a test adds to it.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => (base.GetUtcNow() + Ahead).ToMilliseconds();
}
