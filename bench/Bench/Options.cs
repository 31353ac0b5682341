using System.Globalization;

namespace CustomerTracking.Bench;

/// <summary>What the command line says; what it leaves out has the defaults here.</summary>
internal sealed class Options(string[] args)
{
    /// <summary>Clients of the big salon in the file that is measured.</summary>
    public int Clients => Number("clients", 100_000);

    /// <summary>Bookings for each client of the big salon.</summary>
    public int BookingsEach => Number("bookings-each", 10);

    /// <summary>Small salons beside the big one, in a file of this many clients.</summary>
    public int SmallTenants(int clients) => Math.Min(Number("salons", 10_000), clients / 10);

    /// <summary>The sizes between which search is compared, in clients.</summary>
    public int[] Sizes => [.. Text("sizes", "10000,100000").Split(',').Select(Read)];

    public int Rounds => Number("rounds", 3);

    /// <summary>Length of one round, in seconds.</summary>
    public int Seconds => Number("seconds", 10);

    /// <summary>Before the first round of each load, in seconds.</summary>
    public int WarmUp => Number("warm-up", 20);

    public int Connections => ConnectionsOr(64);

    public int ConnectionsOr(int otherwise) => Number("connections", otherwise);

    /// <summary>Bookings a second in open loop; 0 leaves it out.</summary>
    public int Rate => Number("rate", 0);

    /// <summary>Length of the soak.</summary>
    public int Minutes => Number("minutes", 60);

    /// <summary>Shorter in a smoke run.</summary>
    public int MinuteSeconds => Number("minute-seconds", 60);

    /// <summary>Requests of each kind and round of the search load.</summary>
    public int Requests => Number("requests", 300);

    /// <summary>Of the server, for the time that one takes.</summary>
    public int Starts => Number("starts", 5);

    /// <summary>Which build of the server is run.</summary>
    public string Configuration => Text("configuration", "Release");

    /// <summary>Address of an empty PostgreSQL database, for the seed page's flow; null leaves it out.</summary>
    public string? Postgres => Text("postgres", "") is { Length: > 0 } address ? address : null;

    /// <summary>Folders of other builds of the program, by the names that the tables give them.</summary>
    public IEnumerable<(string Name, string Folder)> Others =>
        Text("others", "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(other => other.Split('='))
            .Select(other => (other[0], Path.GetFullPath(other[1])));

    public bool Builds => !Has("no-build");

    /// <summary>Where the files lie: seeded ones are kept, copies are deleted.</summary>
    public string Folder => Directory.CreateDirectory(
        Path.GetFullPath(Text("folder", Path.Combine(Path.GetTempPath(), "customer-tracking-bench")))).FullName;

    /// <summary>Where the figures are written.</summary>
    public string Out => Path.GetFullPath(Text("out", Path.Combine(Folder, "results.json")));

    public string Text(string name, string otherwise) =>
        Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    public bool Has(string name) => args.Contains("--" + name);

    private int Number(string name, int otherwise) => Text(name, "") is { Length: > 0 } text ? Read(text) : otherwise;

    private static int Read(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
