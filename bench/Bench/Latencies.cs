using System.Diagnostics;
using System.Numerics;

namespace CustomerTracking.Bench;

/// <summary>How often each latency was seen, within one per cent; recording one allocates nothing.</summary>
internal sealed class Latencies
{
    private const int StepBits = 7;
    private const int Steps = 1 << StepBits;

    private readonly long[] _counts = new long[64 * Steps];
    private long _longest;

    public long Count { get; private set; }

    /// <param name="ticks">Of <see cref="Stopwatch"/>.</param>
    public void Record(long ticks)
    {
        var size = Math.Max(0, BitOperations.Log2((ulong)Math.Max(1, ticks)) - StepBits);
        _counts[(size * Steps) + (int)(ticks >> size)]++;
        _longest = Math.Max(_longest, ticks);
        Count++;
    }

    public void Add(Latencies other)
    {
        for (var place = 0; place < _counts.Length; place++) _counts[place] += other._counts[place];
        (_longest, Count) = (Math.Max(_longest, other._longest), Count + other.Count);
    }

    /// <returns>Milliseconds under which this share of them was.</returns>
    public double At(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var place = 0; place < _counts.Length; place++)
        {
            left -= _counts[place];
            if (left <= 0 && _counts[place] > 0) return Milliseconds(Value(place));
        }

        return Longest;
    }

    public double Longest => Milliseconds(_longest);

    // A place holds a leading bit and StepBits more, shifted by its size; a size of 0 holds the value itself.
    private static long Value(int place)
    {
        var size = Math.Max(0, (place / Steps) - 1);
        return (long)(place - (size * Steps)) << size;
    }

    private static double Milliseconds(long ticks) => Math.Round(1000.0 * ticks / Stopwatch.Frequency, 4);
}
