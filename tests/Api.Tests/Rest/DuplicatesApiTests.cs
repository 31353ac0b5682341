using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Rest;

internal sealed class DuplicatesApiTests
{
    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start();

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task List_TellsOfBothAndWhy()
    {
        var other = await Book("0862240001", hour: 10, phorest: "P-1");
        var client = await Book("0862240002", hour: 11);
        await Book("0862240002", hour: 12, phorest: "P-1");

        var page = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/duplicates"));
        var dismissed = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/duplicates?dismissed=true"));

        var pair = page.GetProperty("items").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(pair.GetProperty("client").GetProperty("id").GetGuid(), Is.EqualTo(client));
            Assert.That(pair.GetProperty("other").GetProperty("id").GetGuid(), Is.EqualTo(other));
            Assert.That(pair.GetProperty("other").GetProperty("phone").GetString(), Is.EqualTo("+353862240001"));
            Assert.That(
                pair.GetProperty("reason").GetString(), Is.EqualTo("A booking also named phorest client P-1."));
            Assert.That(Ids(dismissed), Does.Not.Contain(pair.GetProperty("id").GetGuid()));
        });
    }

    [Test]
    public async Task Decide_KeepsThePairApart_AndTakesItBack()
    {
        await Book("0862240001", hour: 10, phorest: "P-1");
        await Book("0862240002", hour: 11);
        await Book("0862240002", hour: 12, phorest: "P-1");
        var pair = Ids(await List()).Single();

        var dismissed = await Decide(pair, """{"dismissed":true}""");
        var open = Ids(await List());
        await Decide(pair, """{"dismissed":false}""");

        Assert.That((dismissed, open.Count, Ids(await List()).Single()), Is.EqualTo((HttpStatusCode.NoContent, 0, pair)));
    }

    [Test]
    public async Task OldRecords_AreReadInTheBackground_ByWhicheverProcess()
    {
        foreach (var phone in new[] { "0862240001", "0862240002" })
        {
            (await _api.Http.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json(
                $$"""{"firstName":"Aoife","phone":"{{phone}}","email":"twice@example.ie","firstInteractionSource":"web"}""")))
                .EnsureSuccessStatusCode();
        }

        // its own first round, among nobody, is over or is yet to come
        await _api.Read(db => db.Set<DuplicateScan>().ExecuteUpdateAsync(
            scan => scan.SetProperty(one => one.CompletedAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        await using var another = TestApi.Start(beside: _api);

        JsonElement pair;
        var waited = Stopwatch.StartNew();
        while ((pair = (await List()).GetProperty("items").EnumerateArray().FirstOrDefault()).ValueKind is JsonValueKind.Undefined
            && waited.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(50);

        Assert.That(pair.GetProperty("sign").GetString(), Is.EqualTo("same_email"));
    }

    [TestCase("{}", HttpStatusCode.BadRequest)]
    [TestCase("""{"dismissed":"perhaps"}""", HttpStatusCode.BadRequest)]
    [TestCase("[]", HttpStatusCode.BadRequest)]
    [TestCase("""{"dismissed":true}""", HttpStatusCode.NotFound)]
    public async Task Decide_OnNothing_IsRefused(string body, HttpStatusCode status) =>
        Assert.That(await Decide(Guid.Empty, body), Is.EqualTo(status));

    private async Task<JsonElement> List() =>
        await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/duplicates"));

    private async Task<HttpStatusCode> Decide(Guid pair, string body) =>
        (await _api.Http.PatchAsync($"{TestApi.TenantPath}/duplicates/{pair}", TestApi.Json(body))).StatusCode;

    private static List<Guid> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];

    private async Task<Guid> Book(string phone, int hour, string phorest = "")
    {
        var answer = await _api.Http.PostAsync("/api/webhooks/chat/booking-confirmed", TestApi.Json(
            $$"""{"phone":"{{phone}}","firstName":"Grace","service":"Cut","dateTime":"2026-12-05T{{hour}}:00","phorestClientId":"{{phorest}}"}"""));
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }
}
