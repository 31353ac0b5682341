using System.Text.Json;
using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>The reference library of Standard Webhooks, from npm, takes what we send.</summary>
internal sealed class NodeReceiverTests
{
    private NpmPackages _packages = null!;

    [OneTimeSetUp]
    public async Task Install() => _packages = await NpmPackages.Install("tests/Api.Tests/Events/receiver");

    [OneTimeTearDown]
    public void CleanUp() => _packages?.Dispose();

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
        using var node = _packages.Start(
            "node", ["receiver.mjs"], new Dictionary<string, string> { ["WEBHOOK_SECRET"] = secret });
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
}
