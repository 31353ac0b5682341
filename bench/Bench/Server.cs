using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CustomerTracking.Bench;

/// <summary>The program as it is run, or the ceiling beside it: a process of its own on a port of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task _log;
    private readonly string? _allocations;

    private Server(Process process, int port, Task log, TimeSpan coldStart, string? allocations) =>
        (_process, Port, _log, ColdStart, _allocations) = (process, port, log, coldStart, allocations);

    public int Port { get; }

    /// <summary>From the start of the process to the first answered request.</summary>
    public TimeSpan ColdStart { get; }

    public static async Task Build(Options options)
    {
        if (!options.Builds) return;

        Console.Error.WriteLine($"Building the server, {options.Configuration}");
        var build = Process.Start(new ProcessStartInfo("dotnet",
            ["build", "-c", options.Configuration, Path.Combine(Root(), "src", "Api"), "--nologo", "-v", "q"])
        { RedirectStandardOutput = true })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0) throw new InvalidOperationException(said);
    }

    /// <summary>Where the build of the program is that the options ask for.</summary>
    public static string Program(Options options) =>
        Path.Combine(Root(), "src", "Api", "bin", options.Configuration, "net10.0");

    /// <summary>As in Production, on this file, with no limit to how often one caller may ask.</summary>
    public static Task<Server> Start(Options options, string file, params (string Name, string Value)[] more) =>
        Start(Program(options), file, more);

    /// <param name="folder">Of the program's build: this one's, or an older one's.</param>
    public static Task<Server> Start(string folder, string file, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__CustomerTracking"] = $"Data Source={file}",
            ["Database__Provider"] = "Sqlite",
            ["Database__MigrateOnStart"] = "false",
            ["RateLimiting__Enabled"] = "false",
        };
        foreach (var (name, value) in more) settings[name] = value;
        settings["DOTNET_STARTUP_HOOKS"] = typeof(Server).Assembly.Location;
        settings[StartupHook.Socket] = Path.ChangeExtension(file, ".sock");
        File.Delete(settings[StartupHook.Socket]);
        return Start(
            folder, ["dotnet", Path.Combine(folder, "CustomerTracking.Api.dll")], file + ".log", "/health/live",
            settings);
    }

    /// <summary>The HTTP ceiling: this program with another argument.</summary>
    public static Task<Server> StartCeiling(Options options) => Start(
        AppContext.BaseDirectory, ["dotnet", typeof(Server).Assembly.Location, HttpCeiling.Argument],
        Path.Combine(options.Folder, "ceiling.log"), "/", []);

    /// <summary>The seed page's flow in Node.js, on PostgreSQL.</summary>
    public static Task<Server> StartSeedFlow(Options options) => Start(
        SeedFlow.Folder(options), ["node", "server.js"], Path.Combine(options.Folder, "seed-flow.log"), "/",
        new() { ["DATABASE_URL"] = options.Postgres!, ["NODE_ENV"] = "production" });

    /// <summary>Measures a round, and what this server spent on each of its requests.</summary>
    public async Task<Round> Count(Func<Task<Round>> run)
    {
        var before = await Spent.By(_process, _allocations);
        var round = await run();
        var after = await Spent.By(_process, _allocations);
        return round with { Spent = after.Since(before, round.Requests) };
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await _log;
        _process.Dispose();
    }

    private static async Task<Server> Start(
        string folder, string[] command, string log, string probe, Dictionary<string, string> settings)
    {
        var port = FreePort();

        // Straight into the file: through a pipe, this process would read each line on the cores that are measured.
        var hasShell = !OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(
            hasShell ? "/bin/sh" : command[0],
            hasShell ? ["-c", "log=$1; shift; exec \"$@\" > \"$log\" 2>&1", "sh", log, .. command] : command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = !hasShell,
        };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        start.Environment["Urls"] = start.Environment["ASPNETCORE_URLS"] =
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var written = hasShell ? Task.CompletedTask : Drain(process, log);
        while (!await Answers(port, probe))
        {
            if (process.HasExited || clock.Elapsed > Longest)
                throw new InvalidOperationException($"The server does not answer; see {log}");
            await Task.Delay(5);
        }

        return new(process, port, written, clock.Elapsed, settings.GetValueOrDefault(StartupHook.Socket));
    }

    private static async Task<bool> Answers(int port, string probe)
    {
        try
        {
            using var connection = await Connection.Open(port);
            await connection.Ask(
                System.Text.Encoding.ASCII.GetBytes($"GET {probe} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            return connection.Status > 0;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }

    private static async Task Drain(Process process, string log)
    {
        await using var file = File.Create(log);
        await process.StandardOutput.BaseStream.CopyToAsync(file);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerTracking.sln"))) folder =
            folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run it from the repository.");
    }
}
