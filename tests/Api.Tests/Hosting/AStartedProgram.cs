using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>The program as an operator starts it, on files of its own.</summary>
internal sealed class AStartedProgram : IDisposable
{
    public const string Token = "a-token-that-an-operator-made-up";
    public const string TenantId = "0193a000-0000-7000-8000-00000000000a";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Process> _processes = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ct-start-").FullName;

    public string Database => Path.Combine(Folder, "start.db");

    /// <summary>Runs it to its end.</summary>
    public async Task<Ended> Run(Dictionary<string, string?> settings, params string[] arguments)
    {
        using var process = Start(settings, arguments);
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await error);
    }

    public Task<Ended> Run(params string[] arguments) => Run(new Dictionary<string, string?>(), arguments);

    /// <param name="settings">As environment variables; null takes one away.</param>
    public Process Start(Dictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "CustomerTracking.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__CustomerTracking"] = $"Data Source={Database}";
        foreach (var (key, value) in settings)
        {
            if (value is null) start.Environment.Remove(key);
            else start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task<HttpClient> Serve(Dictionary<string, string?> settings, string path = "/health/live")
    {
        var port = FreePort();
        Start(new(settings) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
        return await Answering(port, path);
    }

    /// <summary>Sends the token above as soon as anything listens there.</summary>
    public async Task<HttpClient> Answering(int port, string path = "/health/live")
    {
        var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Add("X-Api-Key", Token);
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await http.GetAsync(path);
                return http;
            }
            catch (HttpRequestException) when (began.Elapsed < Patience)
            {
                // not listening yet
            }
        }
    }

    /// <summary>A database as an operator has it: migrated, with a tenant and a token.</summary>
    public async Task<AStartedProgram> Migrated()
    {
        var migrated = await Run(
            new Dictionary<string, string?> { ["Bootstrap__TenantId"] = TenantId, ["Bootstrap__ServiceToken"] = Token },
            "migrate");
        Assert.That(migrated.ExitCode, Is.Zero, migrated.Error);
        return this;
    }

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            try
            {
                process.Kill();
                process.WaitForExit();
            }
            catch (InvalidOperationException)
            {
                // it has ended, and was disposed of
            }
        }

        Directory.Delete(Folder, recursive: true);
    }
}

internal sealed record Ended(int ExitCode, string Output, string Error)
{
    private const string Prefix = "CustomerTracking cannot start: ";

    /// <summary>What was refused, line by line; fails when there is anything else.</summary>
    public IReadOnlyList<string> Refusals
    {
        get
        {
            Assert.That(ExitCode, Is.EqualTo(1), Error + Output);
            Assert.That(Error + Output, Does.Not.Contain("   at "), "no stack trace");
            var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(lines, Is.Not.Empty.And.All.StartsWith(Prefix));
            return [.. lines.Select(line => line[Prefix.Length..])];
        }
    }
}
