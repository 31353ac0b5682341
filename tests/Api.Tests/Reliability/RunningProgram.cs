using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CustomerTracking.Api.DemoData;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// The program as a process of its own on a SQLite file, which can be killed in the middle of its work and started
/// again.
/// </summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private RunningProgram(string database, Dictionary<string, string>? settings)
    {
        Port = FreePort();
        _settings = new(settings ?? [])
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database__Provider"] = "Sqlite",
            ["ConnectionStrings__CustomerTracking"] = $"Data Source={database}",
            ["Urls"] = $"http://127.0.0.1:{Port}",
            ["Logging__LogLevel__Default"] = "Warning",
            ["RateLimiting__Enabled"] = "false",
        };
        Http = new() { BaseAddress = new($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Demo.ServiceToken);
    }

    public int Port { get; }

    /// <summary>Sends the demo tenant's token.</summary>
    public HttpClient Http { get; }

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    public static async Task<RunningProgram> Start(string database, Dictionary<string, string>? settings = null)
    {
        var program = new RunningProgram(database, settings);
        await program.Start();
        return program;
    }

    public async Task Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CustomerTracking.Api.dll");

        // Linux kills whoever writes beyond its limit, unless it would rather be told so, as by a full disk.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("dotnet", [program])
            : new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec dotnet \"$0\"", program]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        foreach (var (key, value) in _settings) start.Environment[key] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };   // somebody has to read it, or the program waits
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Ready();
    }

    /// <summary>As <c>kill -9</c>: it cannot finish, flush or say goodbye.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        Kills++;
    }

    /// <summary>No file of the program may grow beyond that any more; null takes the limit away.</summary>
    public async Task LimitFiles(long? bytes)
    {
        using var prlimit = Process.Start(
            "prlimit", [$"--pid={_process!.Id}",
                $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:"]);
        await prlimit.WaitForExitAsync();
        Assert.That(prlimit.ExitCode, Is.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
        Http.Dispose();
    }

    /// <summary>A path for a file that is gone after the test, with what SQLite keeps beside it.</summary>
    public static string NewDatabase() =>
        Path.Combine(Path.GetTempPath(), $"ct-reliability-{Guid.CreateVersion7():N}.db");

    public static void Delete(string database)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(
            Path.GetTempPath(), Path.GetFileName(database) + "*")) File.Delete(file);
    }

    private async Task Ready()
    {
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                if ((await Http.GetAsync("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (began.Elapsed < Patience && !_process!.HasExited)
            {
                // not listening yet
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
