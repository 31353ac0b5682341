using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>Counts the bad credentials of each address, and says how the next one is answered.</summary>
internal sealed class FailedAttempts(IOptions<BadCredentialsOptions> options, TimeProvider clock)
{
    /// <summary>Addresses in mind, of some 100 bytes each.</summary>
    public const int MostAddresses = 10_000;

    private readonly BadCredentialsOptions _options = options.Value;
    private readonly Dictionary<string, Tally> _tallies = [];
    private readonly Lock _lock = new();

    public int Addresses => _tallies.Count;

    public Treatment Count(string address)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_tallies.TryGetValue(address, out var tally) || tally.Until <= now)
            {
                MakeRoom(now);
                tally = default;
            }

            // Once refused, an address waits for the end of its cool-down, however often it asks.
            var failures = tally.Failures + 1;
            var isRefused = failures > _options.RefuseAfter;
            var until = tally.Failures > _options.RefuseAfter ? tally.Until : now.AddSeconds(_options.CoolDownSeconds);
            _tallies[address] = new(isRefused ? _options.RefuseAfter + 1 : failures, until);
            return isRefused
                ? new(TimeSpan.Zero, until - now, IsFirstRefusal: tally.Failures == _options.RefuseAfter)
                : new(DelayOf(failures), RetryAfter: null, IsFirstRefusal: false);
        }
    }

    /// <summary>One less: what was counted before it was looked at was right.</summary>
    public void Revert(string address)
    {
        lock (_lock)
        {
            if (_tallies.TryGetValue(address, out var tally) && tally.Failures > 0)
                _tallies[address] = tally with { Failures = tally.Failures - 1 };
        }
    }

    private TimeSpan DelayOf(int failures)
    {
        var slowed = failures - _options.FreeAttempts;
        return slowed <= 0
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(Math.Min(
                _options.LongestDelayMilliseconds, _options.FirstDelayMilliseconds * Math.Pow(2, slowed - 1)));
    }

    // A tenth goes at a time, so that a flood of addresses does not make every request sort them.
    private void MakeRoom(DateTimeOffset now)
    {
        if (_tallies.Count < MostAddresses) return;

        var oldest = _tallies.OrderBy(tally => tally.Value.Until).Select(tally => tally.Key).ToList();
        foreach (var address in oldest.Where((one, place) =>
            place < MostAddresses / 10 || _tallies[one].Until <= now).ToList())
            _tallies.Remove(address);
    }

    private readonly record struct Tally(int Failures, DateTimeOffset Until);
}

/// <param name="RetryAfter">Null while a bad credential is still answered as what it is.</param>
internal readonly record struct Treatment(TimeSpan Delay, TimeSpan? RetryAfter, bool IsFirstRefusal);
