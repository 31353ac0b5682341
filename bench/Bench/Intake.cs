using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Bench;

/// <summary>The intake of bookings between its two ceilings, all in one run and in turns.</summary>
internal static class Intake
{
    private const int MostRequests = 1_000_000;

    public static async Task<List<Line>> Measure(Options options, int clients, bool scenarios)
    {
        var seeded = await SeededFile.Ready(options, clients);
        var (file, store, storeAll) = (
            SeededFile.Copy(seeded, "intake"), SeededFile.Copy(seeded, "storage"),
            SeededFile.Copy(seeded, "storage-all"));
        try
        {
            return await Measure(options, clients, scenarios, file, store, storeAll);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var copy in new[] { file, store, storeAll }) SeededFile.Delete(copy);
        }
    }

    private static async Task<List<Line>> Measure(
        Options options, int clients, bool scenarios, string file, string store, string storeAll)
    {
        await using var ceiling = await Server.StartCeiling(options);
        await using var server = await Server.Start(options, file);
        var small = options.SmallTenants(clients);
        var (least, all) = (
            new StorageCeiling(store, clients, allRows: false), new StorageCeiling(storeAll, clients, allRows: true));
        var (from, before, acknowledged) = (0, Footprint.Rows(file, "Bookings"), 0L);

        Task<Round> Post(
            int port, int connections, TimeSpan length, Func<int, int> salonOf, int rate = 0, bool repeated = false) =>
            Load.Run(port, connections, length, new Bookings(
                clients, (from++ * MostRequests) % 1_000_000_000, salonOf, repeated), rate);

        async Task<Round> Book(
            int connections, TimeSpan length, Func<int, int> salonOf, int rate = 0, bool repeated = false)
        {
            var round = await Post(server.Port, connections, length, salonOf, rate, repeated);
            acknowledged += round.Created + round.Matched;
            return round;
        }

        var measures = new List<(string Name, Func<TimeSpan, Task<Round>> Run)>
        {
            (Names.Http, length => Post(ceiling.Port, options.Connections, length, One)),
            (Names.Storage, least.Run),
            (Names.StorageAll, all.Run),
            (Names.Intake, length => Book(options.Connections, length, One)),
        };
        if (scenarios)
        {
            measures.Add((Names.Busy, length =>
                Book(options.Connections, length, number => number % 10 == 0 ? 1 + (number / 10 % small) : 0)));
            measures.Add((Names.Small, length =>
                Book(options.Connections, length, number => 1 + (int)(number / 2 * 7919L % small))));
            measures.Add((Names.Repeats, length => Book(options.Connections, length, One, repeated: true)));
            measures.Add((Names.Alone, length => Book(1, length, One)));
            if (options.Rate > 0)
                measures.Add((Names.Open, length => Book(options.Connections, length, One, options.Rate)));
        }

        var lines = measures.Select(measure => new Line(measure.Name, [])).ToList();
        foreach (var (name, run) in measures)
        {
            Console.Error.WriteLine($"Warm-up: {name}");
            await run(TimeSpan.FromSeconds(options.WarmUp));
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            for (var measure = 0; measure < measures.Count; measure++)
            {
                var measured = await measures[measure].Run(TimeSpan.FromSeconds(options.Seconds));
                lines[measure].Rounds.Add(measured);
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Round {round + 1}, {measures[measure].Name}: {measured.Rate:F0}/s, p50 {measured.P50:F2}, p99 {measured.P99:F2} ms"));
            }
        }

        var there = Footprint.Rows(file, "Bookings") - before;
        if (there != acknowledged)
            throw new InvalidOperationException(
                $"{acknowledged} bookings were acknowledged and {there} are in the database.");

        Console.Error.WriteLine($"{there} bookings were acknowledged, and all of them are in the database.");
        return lines;
    }

    private static int One(int number) => People.LargeTenant;

    /// <summary>Of the lines, as tables and pictures know them.</summary>
    public static class Names
    {
        public const string Http = "ceiling: HTTP alone";
        public const string Storage = "ceiling: storage alone";
        public const string StorageAll = "storage with all rows of the program";
        public const string Intake = "intake, one salon";
        public const string Busy = "intake, one busy salon beside others";
        public const string Small = "intake, small salons in turns";
        public const string Repeats = "repeats of known bookings";
        public const string Alone = "intake, one connection";
        public const string Open = "intake, open loop";
    }
}
