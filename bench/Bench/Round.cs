namespace CustomerTracking.Bench;

/// <summary>What one round measured; latencies in milliseconds.</summary>
internal sealed record Round(
    double Rate, double P50, double P90, double P99, double Max, long Created, long Matched, long Repeated)
{
    /// <summary>For each request; null where it was not asked.</summary>
    public Spent? Spent { get; init; }

    public long Requests => Created + Matched + Repeated;

    public static Round From(Tally tally, TimeSpan took)
    {
        if (tally.Wrong > 0) throw new InvalidOperationException(
            $"{tally.Wrong} answers were wrong, first {tally.FirstWrong}");

        var latencies = tally.Latencies;
        return new(
            latencies.Count / took.TotalSeconds, latencies.At(0.5), latencies.At(0.9), latencies.At(0.99),
            latencies.Longest,
            tally.Created, tally.Matched, tally.Repeated);
    }
}

/// <summary>The rounds of one thing that was measured.</summary>
internal sealed record Line(string Name, List<Round> Rounds)
{
    public double Rate => Median(round => round.Rate);

    public double P50 => Median(round => round.P50);

    public double P90 => Median(round => round.P90);

    public double P99 => Median(round => round.P99);

    public double Max => Rounds.Max(round => round.Max);

    /// <summary>The medians of what the rounds spent for each request.</summary>
    public Spent? Spent => Rounds.All(round => round.Spent is not null)
        ? new(
            Known(round => round.Spent!.Written), Median(round => round.Spent!.Cpu),
            Known(round => round.Spent!.Allocated))
        : null;

    private double? Known(Func<Round, double?> of) =>
        Rounds.All(round => of(round) is not null) ? Median(round => of(round)!.Value) : null;

    public double Median(Func<Round, double> of)
    {
        var sorted = Rounds.Select(of).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
