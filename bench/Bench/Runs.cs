namespace CustomerTracking.Bench;

/// <summary>The commands, each of which prints its tables and writes its JSON file.</summary>
internal static class Runs
{
    public const string Help = """
        dotnet run -c Release --project bench/Bench -- <command> [options]

        (none)    All of it: intake, search at --sizes, footprint.
        seed      Makes a file of --clients, or says where it is.
        intake    Bookings over HTTP between the two ceilings, on a copy of that file.
        empty     Bookings over HTTP on a new file, nine of ten from new clients, with --connections (32 there), beside
                  older builds and the seed page's flow.
        search    Finding people over HTTP with 1 and 8 users, at each of --sizes.
        merges    Looking, searching and booking on a file with 10,000 merges beside the same without.
        events    How fast a subscriber is told of what is booked.
        footprint Start, memory, bytes on the disk.
        soak      --minutes of steady load; --rate for less than all that goes.
        pictures  Draws the JSON files of --from (with commas) into docs/performance.
        smoke     A little of everything, in seconds: fails if an answer is wrong or a booking is missing.
        look      <small file> <large file>: what the pages ask of both, in turns.

        --clients 100000    of the big salon     --bookings-each 10   for each of them
        --connections 64                         --rate 0             bookings a second in open loop; 0 leaves it out
        --salons 10000      small ones beside the big one; 0 leaves them and their scenarios out
        --rounds 3          in turns             --seconds 10         each; --warm-up 20 before the first
        --sizes 10000,100000  clients, for search  --requests 300     of each kind and round of search
        --folder <path>     of the files; a seeded one is kept and used again
        --out <file>        for the JSON         --no-build           the server is built already
        --configuration Release                  --plain              intake without the further salons
        --others <name>=<folder>,…               further builds of the program for empty: the folders of their files
        --postgres postgres://…                  a database for the seed page's flow, which needs Node.js and npm
        """;

    public static async Task All(Report report, Options options)
    {
        report.Add(await Intake(options, options.Clients));
        await Search(report, options);
        report.Add(await Footprint.Measure(options, options.Clients));
    }

    public static async Task<int> One(Options options, Func<Report, Task> measure)
    {
        await Server.Build(options);
        var report = Report.For(options);
        await measure(report);
        report.Write(options.Out);
        return 0;
    }

    public static async Task<Section> Intake(Options options, int clients)
    {
        var lines = await Bench.Intake.Measure(
            options, clients, scenarios: !options.Has("plain") && options.SmallTenants(clients) > 0);
        var section = new Section("intake", clients, lines);
        double Rate(string name) => section.Find(name)!.Rate;
        var combined = Section.Combined(Rate(Bench.Intake.Names.Http), Rate(Bench.Intake.Names.Storage));
        var all = Section.Combined(Rate(Bench.Intake.Names.Http), Rate(Bench.Intake.Names.StorageAll));
        var one = section.Find(Bench.Intake.Names.Intake)!;
        section.Figures["combined ceiling, per s"] = combined;
        section.Figures["intake / combined ceiling"] = one.Rate / combined;
        section.Figures["combined with all rows, per s"] = all;
        section.Figures["intake / combined with all rows"] = one.Rate / all;
        section.Figures["intake: p99 / p50"] = one.P99 / one.P50;
        return section;
    }

    public static async Task Search(Report report, Options options)
    {
        var sections = await Bench.Search.Measure(options);
        foreach (var section in sections)
        {
            var least = sections.First(other => other.Kind == section.Kind);
            if (section != least)
            {
                foreach (var line in section.Lines)
                    section.Figures[$"p99 / at {least.Clients}: {line.Name}"] = line.P99 / least.Find(line.Name)!.P99;
            }

            report.Add(section);
        }
    }

    /// <summary>Each part once on small files; what is wrong throws.</summary>
    public static Task<int> Smoke(string[] args)
    {
        var options = new Options(
        [
            .. args, "--clients", "500", "--sizes", "500", "--starts", "1", "--rounds", "1", "--seconds", "1",
            "--warm-up", "0", "--bookings-each", "5", "--requests", "8",
            "--connections", "16", "--rate", "20", "--minutes", "2", "--minute-seconds", "1",
        ]);
        return One(options, async report =>
        {
            await All(report, options);
            report.Add(await EmptyFile.Measure(options));
            report.Add(await Merges.Measure(options, options.Clients));
            report.Add(await Events.Measure(options, options.Clients));
            report.Add(await Footprint.Soak(options, options.Clients));
            Pictures.Draw([report], Path.Combine(options.Folder, "pictures"));
        });
    }
}
