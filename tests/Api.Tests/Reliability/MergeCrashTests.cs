using System.Net.Http.Json;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>The process is killed while clients are merged and parted: each merge is done wholly or not at all.</summary>
internal sealed class MergeCrashTests
{
    private const int Kills = 8;
    private const int Pairs = 6;
    private static readonly string[] Owned = ["Bookings", "ContactPoints", "ServiceMappings"];

    private string _database = null!;

    [SetUp]
    public void Prepare() => _database = RunningProgram.NewDatabase();

    [TearDown]
    public void CleanUp() => RunningProgram.Delete(_database);

    [Test]
    public async Task Kill9_WhileMergingAndUndoing_LeavesNothingHalfDone()
    {
        await using var program = await RunningProgram.Start(_database);
        using var stop = new CancellationTokenSource();
        var acknowledged = 0;
        var pairs = Enumerable.Range(0, Pairs).Select(pair => Task.Run(async () =>
        {
            for (var round = 0; !stop.IsCancellationRequested; round++)
            {
                try
                {
                    var survivor = await Book(program.Http, pair, 1, round);
                    var merged = await Book(program.Http, pair, 2, round);
                    if (survivor is null || merged is null) continue;

                    Interlocked.Add(ref acknowledged, 2);
                    await MergeOrUndo(program.Http, survivor.Value, merged.Value);
                }
                catch (Exception dead) when (dead is HttpRequestException or TaskCanceledException or JsonException)
                {
                    await Task.Delay(50);
                }
            }
        })).ToArray();

        while (program.Kills < Kills)
        {
            await Task.Delay(Random.Shared.Next(300, 1000));
            await program.Kill();
            await program.Start();
        }

        await stop.CancelAsync();
        await Task.WhenAll(pairs);

        var ledger = new Ledger(_database);
        var (merges, bookings) = (
            ledger.Count("SELECT COUNT(*) FROM ClientMerges"),
            ledger.Count("SELECT COUNT(*) FROM Bookings WHERE ServiceName LIKE 'Round %'"));
        TestContext.Out.WriteLine($"{program.Kills} kills, {merges} merges, {bookings} bookings.");
        Assert.Multiple(() =>
        {
            foreach (var table in Owned)
            {
                Assert.That(
                    ledger.Count($"SELECT COUNT(*) FROM {table} t JOIN Clients c ON c.Id = t.ClientId WHERE c.SurvivorId IS NOT NULL"),
                    Is.Zero, $"{table} of a merged client");
            }

            Assert.That(
                ledger.Count("SELECT COUNT(*) FROM Clients c WHERE (SurvivorId IS NOT NULL) <> (SELECT COUNT(*) FROM ClientMerges m WHERE m.MergedId = c.Id AND UndoneAt IS NULL)"),
                Is.Zero, "merged without a merge, or the other way round");
            Assert.That(bookings, Is.GreaterThanOrEqualTo(acknowledged), "bookings that were lost");
            Assert.That(
                ledger.Count("SELECT COUNT(*) FROM (SELECT 1 FROM Bookings GROUP BY ServiceName HAVING ServiceName LIKE 'Round %' AND COUNT(*) > 1)"),
                Is.Zero, "bookings that are there twice");
            Assert.That(merges, Is.Positive);
        });
    }

    // Whichever the last round left open.
    private static async Task MergeOrUndo(HttpClient http, Guid survivor, Guid merged)
    {
        var clients = $"{TestApi.TenantPath}/clients";
        var rows = await http.GetFromJsonAsync<JsonElement>($"{clients}/{survivor}/merges");
        var standing = rows.GetProperty("items").EnumerateArray()
            .Where(row => row.GetProperty("undoneAt").ValueKind is JsonValueKind.Null).ToList();
        using var request = standing.Count > 0
            ? new HttpRequestMessage(HttpMethod.Delete, $"{clients}/{survivor}/merges/{standing[0].GetProperty("id").GetGuid()}")
            : new HttpRequestMessage(HttpMethod.Post, $"{clients}/{survivor}/merges")
            {
                Content = JsonContent.Create(new { mergedId = merged }),
            };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        await http.SendAsync(request);
    }

    private static async Task<Guid?> Book(HttpClient http, int pair, int person, int round)
    {
        var answer = await http.PostAsync("/api/webhooks/chat/booking-confirmed", JsonContent.Create(new
        {
            phone = $"+3538622700{pair}{person}",
            firstName = $"Person{person}",
            service = $"Round {round} of {pair}, {person}",
            dateTime = $"2026-12-05T10:{round % 60:00}",
        }));
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("clientId").GetGuid()
            : null;
    }
}
