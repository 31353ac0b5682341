using System.Diagnostics;
using System.Text.Json;
using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>The reference library of Standard Webhooks, from npm, takes what we send.</summary>
internal sealed class NodeReceiverTests
{
    private string _folder = null!;

    [OneTimeSetUp]
    public async Task Install()
    {
        RequireNode();
        _folder = Directory.CreateTempSubdirectory("ct-receiver-").FullName;
        var source = Path.GetDirectoryName(Repository.File("tests/Api.Tests/Events/receiver/package.json"))!;
        foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));

        using var install = Start("npm", ["ci", "--no-audit", "--no-fund"]);
        var (output, errors) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        await install.WaitForExitAsync();
        Assert.That(install.ExitCode, Is.Zero, $"npm ci: {await output}{await errors}");
    }

    [OneTimeTearDown]
    public void CleanUp()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Events_AreVerifiedByTheReferenceLibrary()
    {
        var lines = await Received(EventApi.Secret, count: 2);

        Assert.That(
            lines.Select(line => line.GetProperty("type").GetString()),
            Is.EqualTo([EventTypes.ClientCreated, EventTypes.BookingTracked]));
        Assert.That(lines[0].GetProperty("firstName").GetString(), Is.EqualTo("Aoife"));
    }

    [Test]
    public async Task Events_ForAnotherSecret_AreRefusedByTheReferenceLibrary()
    {
        var lines = await Received(SigningSecret.New().Text, count: 1);

        Assert.That(lines[0].GetProperty("error").GetString(), Is.EqualTo("No matching signature found"));
    }

    private async Task<List<JsonElement>> Received(string secret, int count)
    {
        await using var api = TestApi.Start(EventApi.Quick());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var node = Start("node", ["receiver.mjs"], secret);
        try
        {
            var port = await node.StandardOutput.ReadLineAsync(patience.Token);
            await api.Subscribe($"http://127.0.0.1:{port}/events", secret: EventApi.Secret);
            await api.Track();

            var lines = new List<JsonElement>();
            while (lines.Count < count)
                lines.Add(JsonElement.Parse((await node.StandardOutput.ReadLineAsync(patience.Token))!));
            return lines;
        }
        finally
        {
            node.Kill();
        }
    }

    private Process Start(string program, string[] arguments, string secret = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["WEBHOOK_SECRET"] = secret;
        return Process.Start(start)!;
    }

    private static void RequireNode()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (new[] { "node", "npm" }.All(tool => paths.Any(path => File.Exists(Path.Combine(path, tool))))) return;

        const string Missing = "There is no node or npm: install Debian's packages nodejs and npm to run this test.";
        if (Environment.GetEnvironmentVariable("CUSTOMERTRACKING_REQUIRE_NODE") is { Length: > 0 })
            Assert.Fail(Missing);
        Assert.Ignore(Missing);
    }
}
