using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerTracking.Api.Tests.Channels;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// Thousands of payloads that went wrong on the way, over every channel: none is a fault of ours, none is lost, and
/// none leaves half a booking. <c>CUSTOMERTRACKING_FUZZ_SEED</c> repeats a run.
/// </summary>
internal sealed partial class FuzzTests
{
    private const int Cases = 2000;
    private const int RepeatedEvery = 10;
    private const int AtOnce = 8;
    private const double LeastTracked = 0.05;

    private readonly ulong _seed = ulong.TryParse(
        Environment.GetEnvironmentVariable("CUSTOMERTRACKING_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed)
        ? seed
        : (ulong)Random.Shared.NextInt64();

    private readonly ConcurrentBag<int> _statuses = [];
    private VendorApi _api = null!;

    [SetUp]
    public void Start()
    {
        _statuses.Clear();
        _api = VendorApi.Start(new() { ["RateLimiting:Enabled"] = "false" });
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    public static IEnumerable<TestCaseData> Channels() =>
        FuzzedChannel.All.Select(channel => new TestCaseData(channel).SetArgDisplayNames(channel.Format));

    [TestCaseSource(nameof(Channels))]
    public async Task Payloads_ThatWentWrong_AreAnsweredAndKept(FuzzedChannel channel)
    {
        TestContext.Out.WriteLine($"{channel.Format}: CUSTOMERTRACKING_FUZZ_SEED={_seed}");
        if (channel.Changes) await MakeTargets();
        var mishaps = Mishaps.Any.Sample(numberOfSamples: Cases, seed: new Rnd(_seed), size: 1);

        await Parallel.ForEachAsync(
            mishaps.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
            {
                var faults = await Task.WhenAll(Enumerable.Range(0, one.Index % RepeatedEvery == 0 ? 2 : 1)
                    .Select(_ => Fault(channel, Body(channel, one.Index, one.Item))));
                if (faults.Any(fault => fault is not null)) await Fail(channel, one.Index, one.Item, faults.Max()!);
            });

        var records = await FuzzRecords.Read(_api.Api, channel);
        var refused = _statuses.Count(status => status >= 400);
        TestContext.Out.WriteLine($"{_statuses.Count} sent for {Cases} cases: {records}; {refused} answered with 4xx.");
        Assert.Multiple(() =>
        {
            records.Agree([.. _statuses.Where(status => status != 413)]);   // nothing is kept of a form over its limits
            Assert.That(_api.Api.Log.All.Where(IsFault), Is.Empty, "faults of ours");
            Assert.That(records.Tracked, Is.GreaterThan(Cases * LeastTracked), "not all garbage");
        });
    }

    /// <summary>Wherever the byte is: also in what is read to know whose message it is.</summary>
    [TestCaseSource(nameof(Channels))]
    public async Task Payloads_WithAByteThatIsNoUtf8_AreAnsweredAndKept(FuzzedChannel channel)
    {
        if (channel.Changes) await MakeTargets();
        var valid = channel.Write(LooseJson.Parse(channel.Valid(1)));
        var faults = new List<string>();
        foreach (Match value in StringValue().Matches(valid))
        {
            var body = Encoding.Latin1.GetBytes(valid);
            body[value.Index + (value.Length / 2)] = 0x85;
            if (await Fault(channel, body) is { } fault) faults.Add($"{Encoding.Latin1.GetString(body)}: {fault}");
        }

        Assert.That(_statuses, Is.Not.Empty);
        Assert.That(faults, Is.Empty);
    }

    private async Task MakeTargets()
    {
        var create = FuzzedChannel.All.Single(channel => channel.Format == FuzzedChannel.Created);
        for (var number = 0; number < 2 * ValidPayload.Targets; number += 2)
            await create.Send(_api, Encoding.UTF8.GetBytes(create.Valid(number)));
    }

    /// <returns>What is wrong with the answer; null when nothing is.</returns>
    private async Task<string?> Fault(FuzzedChannel channel, byte[] body)
    {
        using var response = await channel.Send(_api, body);
        var (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        _statuses.Add(status);
        var isRight = channel.IsSigned || status < 400
            ? response.IsSuccessStatusCode || status == channel.MayRefuse
            : status < 500 && SaysWhy(response, text);
        return isRight ? null : $"{status} {text}";
    }

    private static bool SaysWhy(HttpResponseMessage response, string text)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json") return false;

        var problem = JsonElement.Parse(text);
        return IsText("code") && IsText("title") && IsText("detail");

        bool IsText(string field) =>
            problem.TryGetProperty(field, out var value) && !string.IsNullOrWhiteSpace(value.GetString());
    }

    /// <summary>Tells of the least that must go wrong for it.</summary>
    private async Task Fail(FuzzedChannel channel, int number, Mishap mishap, string fault)
    {
        foreach (var smaller in mishap.Smaller())
        {
            if (await Fault(channel, Body(channel, number, smaller)) is { } still) await Fail(channel, number, smaller, still);
        }

        var names = string.Join(", ", mishap.Mutations.Select(mutation => mutation.Name));
        Assert.Fail(
            $"Case {number} of seed {_seed} was answered with {fault}\nAfter: {names}\n"
            + $"{Encoding.UTF8.GetString(Body(channel, number, mishap))}\n"
            + string.Join('\n', _api.Api.Log.All.Where(IsFault).Take(1)));
    }

    private static byte[] Body(FuzzedChannel channel, int number, Mishap mishap) =>
        mishap.Befall(LooseJson.Parse(channel.Valid(number)), channel.Write);

    private static bool IsFault(string line) =>
        line.StartsWith("Error", StringComparison.Ordinal)
        || line.StartsWith("Critical", StringComparison.Ordinal);

    // The name before an equals sign or a colon keeps its bytes: a field of another name is only one that is missing.
    [GeneratedRegex("""(?<=:"|:\\s"|=)[^"\\&]+""")]
    private static partial Regex StringValue();
}
