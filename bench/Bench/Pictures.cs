using System.Globalization;
using System.Text;

namespace CustomerTracking.Bench;

/// <summary>Plain pictures of what the reports say, legible on light and on dark pages.</summary>
internal static class Pictures
{
    private const int Width = 860;
    private const int Left = 270;
    private const int Right = 90;
    private const int Bar = 14;

    private static readonly string[] Colours = ["#2f81f7", "#db6d28", "#3fb950", "#a371f7"];

    public static void Draw(IReadOnlyList<Report> reports, string folder)
    {
        Directory.CreateDirectory(folder);
        var sections = reports.SelectMany(report => report.Sections).ToList();
        var intake = sections.Where(section => section.Kind == "intake").OrderBy(section => section.Clients).ToList();
        if (intake.MaxBy(section => section.Lines.Count) is { } fullest) Save(folder, "intake", OfIntake(fullest));
        if (intake.Count > 1) Save(folder, "growth", OfGrowth(intake));

        var search = sections.Where(section => section.Kind == "search, 1 user").OrderBy(section => section.Clients)
            .ToList();
        if (search.Count > 0) Save(folder, "search", OfSearch(search));

        if (sections.Find(section => section.Kind == "soak") is { } soak) Save(folder, "soak", OfSoak(soak));
    }

    private static string OfIntake(Section section) => Bars(
        $"Bookings per second, {Size(section)} in the file",
        [
            .. section.Lines.Select(line => (line.Name, (IReadOnlyList<double>)[line.Rate])),
            ("both ceilings combined", [section.Figures["combined ceiling, per s"]]),
        ],
        []);

    private static string OfGrowth(List<Section> sections) => Bars(
        "Bookings per second, by clients in the file",
        [
            .. from line in sections[0].Lines
               let sizes = sections.Select(section => section.Find(line.Name)).OfType<Line>().ToList()
               where sizes.Count == sections.Count
               select (line.Name, (IReadOnlyList<double>)[.. sizes.Select(one => one.Rate)]),
        ],
        [.. sections.Select(Size)]);

    private static string OfSearch(List<Section> sections) => Bars(
        "p99 of an answer in milliseconds, one user, by clients in the file",
        [
            .. sections[0].Lines.Select(line => (
                line.Name, (IReadOnlyList<double>)[.. sections.Select(section => section.Find(line.Name)?.P99 ?? 0)])),
        ],
        [.. sections.Select(Size)]);

    private static string OfSoak(Section section)
    {
        IReadOnlyList<double> Of(string what) =>
            [.. section.Lines.Select(line => section.Figures.GetValueOrDefault($"{line.Name}: {what}"))];
        (string, IReadOnlyList<double>)[] curves =
        [
            ("bookings/s", [.. section.Lines.Select(line => line.Rate)]), ("memory, MB", Of("memory, MB")),
            ("database, MB", Of("database, MB")), ("its log, MB", Of("its log, MB")),
        ];
        return Curves(
            $"{section.Lines.Count} minutes of steady load; each curve against its own greatest value", curves);
    }

    private static string Size(Section section) =>
        string.Create(CultureInfo.InvariantCulture, $"{section.Clients:N0} clients");

    private static string Bars(
        string title, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> rows, IReadOnlyList<string> series)
    {
        var greatest = rows.Max(row => row.Values.Max());
        var (svg, top) = (new StringBuilder(), 36);
        Legend(svg, series, ref top);
        foreach (var (name, values) in rows)
        {
            var middle = top + (values.Count * Bar / 2) + 4;
            Append(svg, $"<text x='{Left - 8}' y='{middle}' text-anchor='end'>{Escaped(name)}</text>");
            for (var one = 0; one < values.Count; one++, top += Bar)
            {
                var width = (Width - Left - Right) * values[one] / greatest;
                Append(svg, $"<rect x='{Left}' y='{top}' width='{width:F1}' height='{Bar - 3}' rx='2' fill='{Colours[one % Colours.Length]}'/>");
                var shown = values[one].ToString(values[one] < 100 ? "0.0#" : "N0", CultureInfo.InvariantCulture);
                Append(svg, $"<text x='{Left + width + 6:F1}' y='{top + 10}'>{shown}</text>");
            }

            top += 10;
        }

        return Frame(title, top, svg);
    }

    private static string Curves(string title, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> curves)
    {
        const int Height = 240;
        var (svg, top) = (new StringBuilder(), 36);
        Legend(svg, [.. curves.Select(curve =>
            string.Create(CultureInfo.InvariantCulture, $"{curve.Name}, at most {curve.Values.Max():N0}"))], ref top);
        for (var one = 0; one < curves.Count; one++)
        {
            var (values, greatest) = (curves[one].Values, Math.Max(1, curves[one].Values.Max()));
            var points = values.Select((value, place) => string.Create(
                CultureInfo.InvariantCulture,
                $"{40 + ((Width - 80.0) * place / Math.Max(1, values.Count - 1)):F1},{top + Height - (Height * value / greatest):F1}"));
            Append(svg, $"<polyline fill='none' stroke='{Colours[one]}' stroke-width='2' points='{string.Join(' ', points)}'/>");
        }

        Append(svg, $"<line x1='40' x2='{Width - 40}' y1='{top + Height}' y2='{top + Height}' stroke='#888'/>");
        return Frame(title, top + Height + 20, svg);
    }

    private static void Legend(StringBuilder svg, IReadOnlyList<string> series, ref int top)
    {
        for (var one = 0; one < series.Count; one++)
        {
            var left = 20 + (one * (Width - 20) / series.Count);
            Append(svg, $"<rect x='{left}' y='{top}' width='12' height='12' rx='2' fill='{Colours[one % Colours.Length]}'/>");
            Append(svg, $"<text x='{left + 18}' y='{top + 10}'>{Escaped(series[one])}</text>");
        }

        if (series.Count > 0) top += 28;
    }

    private static string Frame(string title, int height, StringBuilder inside) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {{Width}} {{height}}' role='img' font-family='system-ui, sans-serif' font-size='12'>
        <title>{{Escaped(title)}}</title>
        <style>svg { background: #fff } text { fill: #24292f } @media (prefers-color-scheme: dark) { svg { background: #0d1117 } text { fill: #e6edf3 } }</style>
        <text x='20' y='20' font-size='14' font-weight='600'>{{Escaped(title)}}</text>
        {{inside}}</svg>

        """);

    private static void Append(StringBuilder svg, FormattableString line) =>
        svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static void Save(string folder, string name, string svg)
    {
        var file = Path.Combine(folder, name + ".svg");
        File.WriteAllText(file, svg);
        Console.WriteLine(file);
    }
}
