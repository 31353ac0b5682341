using System.Diagnostics;

namespace CustomerTracking.Bench;

/// <summary>What a connection asks for next, and whether the answer was right.</summary>
internal interface IScript
{
    /// <returns>The request's length in the buffer.</returns>
    int Write(int number, byte[] buffer);

    void Check(int number, Connection connection, Tally tally);
}

/// <summary>What was counted on one connection, or on all of them together.</summary>
internal sealed class Tally
{
    public Latencies Latencies { get; } = new();

    public long Created { get; set; }

    public long Matched { get; set; }

    public long Repeated { get; set; }

    public long Wrong { get; set; }

    /// <summary>The first answer that was not the one asked for.</summary>
    public string? FirstWrong { get; set; }

    public void Fail(Connection connection)
    {
        Wrong++;
        FirstWrong ??= System.Text.Encoding.UTF8.GetString(connection.Answer);
    }

    public void Add(Tally other)
    {
        Latencies.Add(other.Latencies);
        (Created, Matched) = (Created + other.Created, Matched + other.Matched);
        (Repeated, Wrong) = (Repeated + other.Repeated, Wrong + other.Wrong);
        FirstWrong ??= other.FirstWrong;
    }
}

/// <summary>Many connections for some seconds.</summary>
internal static class Load
{
    private const int LongestRequest = 8 * 1024;

    /// <param name="rate">Requests a second, each measured from when it was due; 0 asks as soon as the answer is
    /// there.</param>
    public static Task<Round> Run(int port, int connections, TimeSpan length, IScript script, int rate = 0) =>
        Run(port, connections, script, new Clock(length, rate, int.MaxValue));

    private static async Task<Round> Run(int port, int connections, IScript script, Clock clock)
    {
        var all = new Tally();
        foreach (var tally in await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => Task.Run(() => Ask(port, clock, script)))))
            all.Add(tally);
        return Round.From(all, Stopwatch.GetElapsedTime(clock.Begun));
    }

    /// <summary>So many requests, however long they take.</summary>
    public static Task<Round> Count(int port, int connections, int requests, IScript script) =>
        Run(port, connections, script, new Clock(TimeSpan.MaxValue, 0, requests));

    private static async Task<Tally> Ask(int port, Clock clock, IScript script)
    {
        using var connection = await Connection.Open(port);
        var (tally, buffer) = (new Tally(), new byte[LongestRequest]);
        while (clock.Next() is { } next)
        {
            var length = script.Write(next.Number, buffer);
            var due = next.Due;
            if (due > 0 && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { TotalMilliseconds: >= 1 } early)
                await Task.Delay(early);
            var begun = due == 0 ? Stopwatch.GetTimestamp() : due;
            await connection.Ask(buffer.AsMemory(0, length));
            tally.Latencies.Record(Math.Max(0, Stopwatch.GetTimestamp() - begun));
            script.Check(next.Number, connection, tally);
        }

        return tally;
    }

    private sealed class Clock(TimeSpan length, int rate, int most)
    {
        private int _number = -1;

        public long Begun { get; } = Stopwatch.GetTimestamp();

        /// <returns>Null when the time is over.</returns>
        public (int Number, long Due)? Next()
        {
            var number = Interlocked.Increment(ref _number);
            if (number >= most) return null;

            if (rate == 0) return Stopwatch.GetElapsedTime(Begun) < length ? (number, 0) : null;

            return number < rate * length.TotalSeconds ? (number, Begun + (Stopwatch.Frequency * number / rate)) : null;
        }
    }
}
