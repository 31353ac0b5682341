using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>The process is killed while a person is erased: it goes on, and nothing is left half done.</summary>
internal sealed class ErasureCrashTests
{
    // How many steps a life of the program takes depends on the machine.
    private const int Kills = 10;
    private const int FewestKills = 5;
    private const int Bookings = 700;

    private string _database = null!;

    [SetUp]
    public void Prepare() => _database = RunningProgram.NewDatabase();

    [TearDown]
    public void CleanUp() => RunningProgram.Delete(_database);

    [Test]
    public async Task Kill9_WhileErasing_GoesOn_AndTheCountsAreThoseOfThePreview()
    {
        await using var program = await RunningProgram.Start(
            _database, new() { ["Erasures__Pause"] = "00:00:02", ["Erasures__Interval"] = "00:00:00.100" });
        await program.Http.PostAsync($"{TestApi.TenantPath}/event-subscriptions", TestApi.Json(
            """{"url":"https://receiver.example/all","eventTypes":["booking.tracked"]}"""));
        var client = Guid.Empty;
        foreach (var some in Enumerable.Range(0, Bookings).Chunk(50))
        {
            var answers = await Task.WhenAll(some.Select(number => Book(program, number)));
            client = answers.First(one => one.Number % 2 == 0).Client;
        }

        var path = $"{TestApi.TenantPath}/clients/{client}/erasures";
        var preview = await TestApi.Body(await program.Http.PostAsync(path, TestApi.Json("{}")));
        var asked = await program.Http.PostAsync(path, TestApi.Json("""{"dryRun":false,"reason":"asked by phone"}"""));
        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        var erasure = await UntilDone(program, (await TestApi.Body(asked)).GetProperty("id").GetGuid());

        Assert.That(program.Kills, Is.GreaterThanOrEqualTo(FewestKills), "it was done before it had been killed often enough");
        Assert.That(erasure.GetProperty("counts").GetRawText(), Is.EqualTo(preview.GetProperty("counts").GetRawText()));
        var ledger = new Ledger(_database);
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Bookings WHERE GuestName = 'Nora Killed' OR Notes = 'Killed notes'"), Is.Zero);
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Bookings WHERE Notes = 'Other notes'"), Is.EqualTo(Bookings / 2));
        Assert.That(ledger.Count("SELECT COUNT(*) FROM InboundMessages WHERE Body IS NOT NULL"), Is.EqualTo((Bookings / 2) + 1));
        Assert.That(ledger.Count("SELECT COUNT(*) FROM OutboxEvents WHERE Payload LIKE '%Killed%'"), Is.Zero);
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Erasures WHERE Person IS NOT NULL"), Is.Zero);
        foreach (var mark in new[] { "Nora Killed", "nora killed", "Killed notes", "862294000" })
            Assert.That(Bytes(_database).IndexOf(mark, StringComparison.Ordinal), Is.Negative, mark);
        Assert.That(Bytes(_database).IndexOf("Other notes", StringComparison.Ordinal), Is.Positive);
    }

    private static string Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task<JsonElement> UntilDone(RunningProgram program, Guid id)
    {
        while (true)
        {
            if (program.Kills < Kills)
            {
                await Task.Delay(Random.Shared.Next(50, 400));
                await program.Kill();
                await program.Start();
            }

            var erasure = await program.Http.GetFromJsonAsync<JsonElement>($"{TestApi.TenantPath}/erasures/{id}");
            var state = erasure.GetProperty("state").GetString();
            Assert.That(state, Is.Not.EqualTo("failed"), erasure.GetRawText());
            if (state == "done") return erasure;

            await Task.Delay(100);
        }
    }

    // Every other one is somebody else's.
    private static async Task<(int Number, Guid Client)> Book(RunningProgram program, int number)
    {
        var isTheirs = number % 2 == 0;
        var phone = isTheirs ? "0862294000" : string.Create(CultureInfo.InvariantCulture, $"08623{10_000 + number}");
        var at = new DateTime(2025, 1, 1, 8, 0, 0).AddHours(number).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var answer = await program.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json($$"""
            {"externalId":"K-{{number}}","phone":"{{phone}}","name":"{{(isTheirs ? "Nora Killed" : "Somebody Else")}}","service":"Cut",
             "dateTime":"{{at}}","notes":"{{(isTheirs ? "Killed notes" : "Other notes")}}"}
            """));
        return (number, (await TestApi.Body(answer)).GetProperty("clientId").GetGuid());
    }
}
