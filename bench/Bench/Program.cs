using CustomerTracking.Bench;

var options = new Options(args);
switch (args)
{
    case [HttpCeiling.Argument]:
        await HttpCeiling.Serve();
        return 0;
    case ["seed", ..]:
        Console.WriteLine(await SeededFile.Ready(options, options.Clients));
        return 0;
    case ["intake", ..]:
        return await Runs.One(options, async report => report.Add(await Runs.Intake(options, options.Clients)));
    case ["empty", ..]:
        return await Runs.One(options, async report => report.Add(await EmptyFile.Measure(options)));
    case ["search", ..]:
        return await Runs.One(options, report => Runs.Search(report, options));
    case ["merges", ..]:
        return await Runs.One(options, async report => report.Add(await Merges.Measure(options, options.Clients)));
    case ["events", ..]:
        return await Runs.One(options, async report => report.Add(await Events.Measure(options, options.Clients)));
    case ["footprint", ..]:
        return await Runs.One(options, async report => report.Add(await Footprint.Measure(options, options.Clients)));
    case ["soak", ..]:
        return await Runs.One(options, async report => report.Add(await Footprint.Soak(options, options.Clients)));
    case ["pictures", ..]:
        Pictures.Draw(
            [.. options.Text("from", options.Out).Split(',').Select(Report.Read)],
            Path.Combine(Server.Root(), "docs", "performance"));
        return 0;
    case ["smoke", ..]:
        return await Runs.Smoke(args);
    case ["look", var small, var large]:
        await Looks.Compare(small, large);
        return 0;
    case [] or [['-', '-', ..], ..]:
        return await Runs.One(options, report => Runs.All(report, options));
    default:
        Console.Error.WriteLine(Runs.Help);
        return 1;
}
