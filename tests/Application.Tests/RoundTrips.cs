using System.Diagnostics.Metrics;

namespace CustomerTracking.Application.Tests;

/// <summary>Counts how often one salon's requests went to the database, and how many went together.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<int> _lookUps = [];
    private readonly List<int> _commits = [];

    public RoundTrips(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "CustomerTracking" && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, requests, _, _) =>
        {
            var counted = instrument.Name.Contains("lookup", StringComparison.Ordinal) ? _lookUps : _commits;
            lock (counted) counted.Add(requests);
        });
        _listener.Start();
    }

    /// <summary>How many requests each one carried.</summary>
    public IReadOnlyList<int> LookUps => _lookUps;

    /// <inheritdoc cref="LookUps"/>
    public IReadOnlyList<int> Commits => _commits;

    public static Task<RoundTrips> Count(TestApp salon) =>
        salon.With((IMeterFactory meters) => Task.FromResult(new RoundTrips(meters)));

    public void Clear()
    {
        _lookUps.Clear();
        _commits.Clear();
    }

    public void Dispose() => _listener.Dispose();
}
