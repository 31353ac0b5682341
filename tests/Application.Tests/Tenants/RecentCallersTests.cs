using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Tenants;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace CustomerTracking.Application.Tests.Tenants;

/// <summary>What is kept of a token for a moment must not outlive what was done to it.</summary>
internal sealed class RecentCallersTests
{
    private static readonly Credential Known = new(ServiceAccountId.New(), "n8n", [], null);

    private readonly HandClock _clock = new();
    private MemoryCache _cache = null!;
    private RecentCallers _recent = null!;
    private int _reads;

    [SetUp]
    public void Start()
    {
        (_cache, _reads) = (new(new MemoryCacheOptions { Clock = _clock }), 0);
        _recent = new(_cache);
    }

    [TearDown]
    public void Stop()
    {
        _recent.Dispose();
        _cache.Dispose();
    }

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
        _clock.UtcNow += RecentCallers.Lifetime;

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
        var read = new TaskCompletionSource<Credential?>();
        var before = _recent.Find("hash", () => read.Task);
        _recent.Invalidate();
        read.SetResult(Known);
        await before;

        await Find();

        Assert.That(_reads, Is.EqualTo(1));
    }

    [Test]
    public async Task Find_OfNobody_IsNotKept()
    {
        await _recent.Find("hash", () => Task.FromResult<Credential?>(null));

        await Find();

        Assert.That(_reads, Is.EqualTo(1));
    }

    private Task<Credential?> Find() => _recent.Find("hash", () =>
    {
        _reads++;
        return Task.FromResult<Credential?>(Known);
    });

    private sealed class HandClock : ISystemClock
    {
        public DateTimeOffset UtcNow { get; set; } = DateTimeOffset.UnixEpoch;
    }
}
