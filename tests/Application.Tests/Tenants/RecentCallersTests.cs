using CustomerTracking.Application.Tenants;

namespace CustomerTracking.Application.Tests.Tenants;

/// <summary>What is kept of a token for a moment must not outlive what was done to it.</summary>
internal sealed class RecentCallersTests
{
    private readonly HandClock _clock = new();
    private RecentCallers.Recent<string, string> _recent = null!;
    private int _reads;

    [SetUp]
    public void Start() => (_recent, _reads) = (new(_clock), 0);

    [Test]
    public async Task Find_TwiceInAMoment_ReadsOnce()
    {
        await Find();
        await Find();

        Assert.That(_reads, Is.EqualTo(1));
    }

    [Test]
    public async Task Find_AfterItsLifetime_ReadsAgain()
    {
        await Find();
        _clock.Now += RecentCallers.Lifetime;

        await Find();

        Assert.That(_reads, Is.EqualTo(2));
    }

    [Test]
    public async Task Find_AfterAChange_ReadsAgain()
    {
        await Find();
        _recent.Invalidate();

        await Find();

        Assert.That(_reads, Is.EqualTo(2));
    }

    [Test]
    public async Task Find_OfWhatWasReadBeforeAChange_ReadsAgain()
    {
        var read = new TaskCompletionSource<string?>();
        var before = _recent.Find("key", () => read.Task);
        _recent.Invalidate();
        read.SetResult("as it was");
        await before;

        await Find();

        Assert.That(_reads, Is.EqualTo(1));
    }

    [Test]
    public async Task Find_OfNobody_IsNotKept()
    {
        await _recent.Find("key", () => Task.FromResult<string?>(null));

        await Find();

        Assert.That(_reads, Is.EqualTo(1));
    }

    private Task<string?> Find() => _recent.Find("key", () =>
    {
        _reads++;
        return Task.FromResult<string?>("value");
    });

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
