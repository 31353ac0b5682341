using CustomerTracking.Api.Admin.Components;

namespace CustomerTracking.Admin.Tests;

/// <summary>
/// There is time to see the mistake: ten seconds at least, and as long as somebody points at the notice.
/// </summary>
internal sealed class UndoOfferTests
{
    private readonly HandClock _clock = new();
    private UndoOffer _offer = null!;

    [SetUp]
    public void Make()
    {
        _offer = new(_clock);
        _offer.Make("Cancelled: Cut.", _ => Task.FromResult<string?>(null));
    }

    [TearDown]
    public void Close() => _offer.Dispose();

    [Test]
    public void Offer_StaysForTenSecondsAtLeast_AndGoes()
    {
        Assert.That(_clock.Due, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(10)));

        _clock.Ring();

        Assert.That((_offer.Text, _offer.Undo), Is.EqualTo(((string?)null, (Func<bool, Task<string?>>?)null)));
    }

    [Test]
    public void Offer_ThatIsPointedAtOrFocused_StaysUntilItIsLeft()
    {
        _offer.Pause();
        Assert.That(_clock.Due, Is.Null);

        _offer.Resume();

        Assert.That(_clock.Due, Is.EqualTo(UndoOffer.Stay));
    }

    private sealed class HandClock : TimeProvider
    {
        private TimerCallback? _callback;

        public TimeSpan? Due { get; private set; }

        public void Ring() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_callback, Due) = (callback, dueTime);
            return new HandTimer(this);
        }

        private sealed class HandTimer(HandClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => clock.Due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
