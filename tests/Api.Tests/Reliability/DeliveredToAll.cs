using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// One who subscribed to events at a running program, and how it is known that they were told everything.
/// </summary>
internal sealed class DeliveredToAll : IAsyncDisposable
{
    private const string Subscriptions = TestApi.TenantPathText + "/event-subscriptions";

    // Without anything new. How many events there are goes by how fast the bookings were taken.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly MoodyReceiver _receiver;
    private readonly Ledger _ledger;
    private readonly string _id;
    private readonly DateTimeOffset _since;
    private readonly long _before;
    private readonly string _types;

    private DeliveredToAll(MoodyReceiver receiver, Ledger ledger, JsonElement subscription, string[] types)
    {
        (_receiver, _ledger, _id) = (receiver, ledger, subscription.GetProperty("id").GetString()!);
        _since = subscription.GetProperty("createdAt").GetDateTimeOffset();
        _before = ledger.Count("SELECT COALESCE(MAX(Sequence), 0) FROM OutboxEvents");
        _types = types.Length == 0 ? "1" : $"e.Type IN ('{string.Join("','", types)}')";
    }

    /// <summary>How a program that is killed and started again and again gets rid of what waits in a minute.</summary>
    public static Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["Events__AllowPrivateNetworks"] = "true",
            ["Events__PollInterval"] = "00:00:00.050",
            ["Events__SlowDown"] = "00:00:00.100",
            ["Events__Timeout"] = "00:00:01",
            ["Events__LeaseDuration"] = "00:00:02",
        };
        for (var wait = 0; wait < 40; wait++) settings[$"Events__RetrySchedule__{wait}"] = "00:00:00.200";
        return settings;
    }

    /// <param name="types">All when left out.</param>
    public static async Task<DeliveredToAll> Subscribe(
        HttpClient http, Ledger ledger, bool maySayGone, params string[] types)
    {
        var receiver = await MoodyReceiver.Start(maySayGone);
        var response = await http.PostAsJsonAsync(Subscriptions, new { url = receiver.Url, eventTypes = types });
        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return new(receiver, ledger, await TestApi.Body(response), types);
    }

    /// <summary>As somebody does who sees that it was switched off.</summary>
    public async Task SwitchOn(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Subscriptions}/{_id}")
        {
            Content = TestApi.Json("""{"enabled":true}"""),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    /// <summary>Waits until nothing is left to send; then every event of the time must have been taken.</summary>
    public async Task GotAll(HttpClient http)
    {
        if (_receiver.Count(410) > 0)
        {
            _receiver.CheerUp();
            await SwitchOn(http);
            (await http.PostAsJsonAsync($"{Subscriptions}/{_id}/resend", new { since = _since }))
                .EnsureSuccessStatusCode();
        }

        var (taken, silence) = (0, Stopwatch.StartNew());
        while (IsWaiting() && silence.Elapsed < Patience)
        {
            if (_receiver.Taken.Count > taken) silence.Restart();
            taken = _receiver.Taken.Count;
            await Task.Delay(200);
        }

        var missing = _ledger.Read(
            $"SELECT e.Type, lower(hex(e.Id)) FROM OutboxEvents e WHERE e.Sequence > {_before} AND {_types}")
            .Where(row => !_receiver.Taken.ContainsKey(Guid.ParseExact((string)row[1]!, "N").ToString()))
            .Select(row => $"{row[0]} {row[1]}").ToList();
        TestContext.Out.WriteLine(
            $"{_receiver.Taken.Count} events taken, {_receiver.Taken.Values.Sum()} times; answers: {_receiver.Answers}.");
        Assert.That(missing, Is.Empty, "events that were not taken");
        Assert.That(_receiver.Taken, Is.Not.Empty);
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private bool IsWaiting() => _ledger.Count($"""
        SELECT (SELECT COUNT(*) FROM OutboxEvents WHERE FannedOutAt IS NULL) + (SELECT COUNT(*) FROM EventDeliveries
        WHERE SubscriptionId = x'{_id.Replace("-", "", StringComparison.Ordinal)}' AND NextAttemptAt IS NOT NULL)
        """) > 0;
}
