using System.Globalization;

namespace CustomerTracking.Bench;

/// <summary>
/// The intake on a file that was empty before, nine of ten bookings from new clients: this build of the program, older
/// ones, and the seed page's flow, in turns. Every round has a new process and a new file.
/// </summary>
internal static class EmptyFile
{
    private const int MostRequests = 1_000_000;
    private const int DefaultConnections = 32;

    private static int _from;

    public static async Task<Section> Measure(Options options)
    {
        var peers = new List<(string Name, Func<string, Task<Server>> Start)>
        {
            ("this build", file => StartEmpty(Server.Program(options), file)),
        };
        foreach (var (name, folder) in options.Others) peers.Add((name, file => StartEmpty(folder, file)));
        if (options.Postgres is not null)
        {
            await SeedFlow.Install(options);
            peers.Add(("seed page's flow", _ => Server.StartSeedFlow(options)));
        }

        var lines = peers.Select(peer => new Line(peer.Name, [])).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (line, peer) in lines.Zip(peers))
            {
                line.Rounds.Add(await Measure(options, peer.Start));
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Round {round + 1}, {line.Name}: {line.Rounds[^1].Rate:F0}/s, {line.Rounds[^1].Spent}"));
            }
        }

        return Compared(lines);
    }

    private static Section Compared(List<Line> lines)
    {
        var section = new Section("empty file", 0, lines);
        foreach (var other in lines.Skip(1))
            section.Figures[$"this build's rate / {other.Name}"] = lines[0].Rate / other.Rate;
        return section;
    }

    private static async Task<Round> Measure(Options options, Func<string, Task<Server>> start)
    {
        var file = Path.Combine(options.Folder, "empty.db");
        SeededFile.Delete(file);
        await using (var server = await start(file))
        {
            Task<Round> Book(int seconds) => Load.Run(
                server.Port, options.ConnectionsOr(DefaultConnections), TimeSpan.FromSeconds(seconds),
                new SeedPageBookings(_from++ * MostRequests));

            var warmUp = await Book(options.WarmUp);
            var round = await server.Count(() => Book(options.Seconds));
            if (File.Exists(file) && Footprint.Rows(file, "Bookings") != warmUp.Requests + round.Requests)
                throw new InvalidOperationException("Bookings that were acknowledged are not in the database.");

            return round;
        }
    }

    private static Task<Server> StartEmpty(string program, string file) => Server.Start(
        program, file,
        ("Database__MigrateOnStart", "true"),
        ("Bootstrap__TenantId", SeedPageBookings.Tenant),
        ("Bootstrap__TenantName", "Bench"),
        ("Bootstrap__ServiceToken", SeedPageBookings.Token));
}
