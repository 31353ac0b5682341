using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CustomerTracking.Bench;

/// <summary>All that a run found out, as the JSON file keeps it.</summary>
internal sealed record Report
{
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public DateTimeOffset At { get; init; } = TimeProvider.System.GetUtcNow();

    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>In megabytes.</summary>
    public long Memory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;

    public string Runtime { get; init; } = RuntimeInformation.FrameworkDescription;

    public string System { get; init; } = RuntimeInformation.OSDescription;

    public int Connections { get; init; }

    /// <summary>Of one round.</summary>
    public int Seconds { get; init; }

    public List<Section> Sections { get; init; } = [];

    public static Report For(Options options) => new() { Connections = options.Connections, Seconds = options.Seconds };

    public static Report Read(string file) => JsonSerializer.Deserialize<Report>(File.ReadAllText(file), Json)!;

    public void Write(string file)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(this, Json));
        Console.WriteLine($"All rounds are in {file}");
    }

    public void Add(Section section)
    {
        Sections.Add(section);
        section.Print();
    }
}

/// <summary>One table: what was measured on a file of this many clients.</summary>
/// <param name="Kind"><c>intake</c>, <c>search</c>, …</param>
internal sealed record Section(string Kind, int Clients, List<Line> Lines)
{
    private const double Kilo = 1000;

    /// <summary>Figures that are not rates: bytes, milliseconds.</summary>
    public Dictionary<string, double> Figures { get; init; } = [];

    public Line? Find(string name) => Lines.FirstOrDefault(line => line.Name == name);

    /// <summary>The rate at which a booking would take as long as both ceilings together.</summary>
    public static double Combined(double http, double storage) => 1 / ((1 / http) + (1 / storage));

    public void Print()
    {
        Append($"\n{Kind}, {Clients:N0} clients");
        Append($"{"median of the rounds",-40}{"per s",9}{"min-max",17}{"p50 ms",9}{"p90",8}{"p99",8}{"max",9}");
        foreach (var line in Lines)
        {
            var spread = string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Rounds.Min(round => round.Rate):F0}-{line.Rounds.Max(round => round.Rate):F0}");
            Append($"{line.Name,-40}{line.Rate,9:F0}{spread,17}{line.P50,9:F2}{line.P90,8:F2}{line.P99,8:F2}{line.Max,9:F2}");
        }

        var counted = Lines.Where(line => line.Spent is not null).ToList();
        if (counted.Count > 0) Append($"\n{"for each request",-40}{"written KB",12}{"CPU µs",9}{"allocated KB",14}");
        foreach (var line in counted)
            Append($"{line.Name,-40}{line.Spent!.Written / Kilo,12:F1}{line.Spent.Cpu,9:F0}{line.Spent.Allocated / Kilo,14:F1}");

        foreach (var (name, value) in Figures) Append($"{name,-40}{value,9:F2}");
    }

    private static void Append(FormattableString text) =>
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
