using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>Merging two clients over HTTP, and taking it back.</summary>
internal sealed class MergesApiTests
{
    private TestApi _api = null!;
    private Guid _survivor;
    private Guid _merged;

    [SetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        _survivor = await Book("0862250001", "Siobhán", 10);
        _merged = await Book("0862250002", "Shivaun", 11);
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Merge_IsCreated_AndTheOldIdAnswersWithTheSurvivor()
    {
        var response = await Merge(new { mergedId = _merged, keepFirstName = "merged" });
        var outcome = await TestApi.Body(response);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(
            response.Headers.Location!.ToString(), Does.EndWith($"/merges/{outcome.GetProperty("id").GetGuid()}"));
        var old = await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{_merged}");
        var client = await TestApi.Body(old);
        Assert.Multiple(() =>
        {
            Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(
                old.Content.Headers.ContentLocation!.ToString(), Is.EqualTo($"{TestApi.TenantPath}/clients/{_survivor}"));
            Assert.That(client.GetProperty("id").GetGuid(), Is.EqualTo(_survivor));
            Assert.That(client.GetProperty("firstName").GetString(), Is.EqualTo("Shivaun"));
            Assert.That(client.GetProperty("mergedIds")[0].GetGuid(), Is.EqualTo(_merged));
        });
        Assert.That(await Book("0862250002", "Shivaun", 12), Is.EqualTo(_survivor));
    }

    [Test]
    public async Task DryRun_Is200_AndChangesNothing()
    {
        var response = await Merge(new { mergedId = _merged, dryRun = true });
        var outcome = await TestApi.Body(response);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(outcome.GetProperty("id").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(outcome.GetProperty("bookings").GetInt32(), Is.EqualTo(1));
        var client = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{_merged}"));
        Assert.That(client.GetProperty("id").GetGuid(), Is.EqualTo(_merged));
    }

    [Test]
    public async Task Undo_GivesBothBack_AndSubscribersHearOfBoth()
    {
        await _api.Http.PostAsync($"{TestApi.TenantPath}/event-subscriptions", TestApi.Json(
            """{"url":"https://receiver.example/merges","eventTypes":["client.merged","client.unmerged"]}"""));
        var merge = (await TestApi.Body(await Merge(new { mergedId = _merged }))).GetProperty("id").GetGuid();
        var path = $"{TestApi.TenantPath}/clients/{_survivor}/merges/{merge}";

        var dry = await _api.Http.DeleteAsync($"{path}?dryRun=true");
        Assert.That((await TestApi.Body(dry)).GetProperty("bookings").GetInt32(), Is.EqualTo(1));
        Assert.That((await _api.Http.DeleteAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _api.Http.DeleteAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        var events = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/events"));
        var told = events.GetProperty("items").EnumerateArray()
            .Where(one => one.GetProperty("data").TryGetProperty("survivorId", out var id) && id.GetGuid() == _survivor)
            .Select(one => (
                one.GetProperty("type").GetString(), one.GetProperty("data").GetProperty("survivorId").GetGuid(),
                one.GetProperty("data").GetProperty("mergedId").GetGuid())).Order();
        Assert.That(told, Is.EqualTo(new[] { ("client.merged", _survivor, _merged), ("client.unmerged", _survivor, _merged) }));
        var rows = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{_merged}/merges"));
        Assert.That(rows.GetProperty("items")[0].GetProperty("undoneAt").ValueKind, Is.EqualTo(JsonValueKind.String));
    }

    [TestCase("""{}""", HttpStatusCode.BadRequest, "validation.failed", "mergedId")]
    [TestCase("""{"mergedId":"you"}""", HttpStatusCode.BadRequest, "validation.failed", "mergedId")]
    [TestCase("""{"mergedId":"SURVIVOR"}""", HttpStatusCode.BadRequest, "merge.same_client", "mergedId")]
    [TestCase("""{"mergedId":"01930000-0000-7000-8000-0000000000ff"}""", HttpStatusCode.NotFound, "client.not_found", "mergedId")]
    [TestCase("""{"mergedId":"MERGED","mergedVersion":99}""", HttpStatusCode.PreconditionFailed, "version.stale", "mergedVersion")]
    [TestCase("""{"mergedId":"MERGED","keepEmail":"both"}""", HttpStatusCode.BadRequest, "validation.failed", "keepEmail")]
    public async Task Refused_NamesTheField(string body, HttpStatusCode status, string code, string field)
    {
        var response = await Send(HttpMethod.Post, $"clients/{_survivor}/merges", "*", body
            .Replace("SURVIVOR", $"{_survivor}", StringComparison.Ordinal)
            .Replace("MERGED", $"{_merged}", StringComparison.Ordinal));

        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(status), text);
        Assert.That(text, Does.Contain(code).And.Contain(field));
    }

    [Test]
    public async Task Refused_AStaleOrMissingVersionOfTheSurvivor()
    {
        var body = $$"""{"mergedId":"{{_merged}}"}""";

        var stale = await Send(HttpMethod.Post, $"clients/{_survivor}/merges", "\"99\"", body);
        var missing = await Send(HttpMethod.Post, $"clients/{_survivor}/merges", null, body);

        Assert.That((stale.StatusCode, missing.StatusCode), Is.EqualTo(
            (HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionRequired)));
    }

    private Task<HttpResponseMessage> Merge(object body) =>
        Send(HttpMethod.Post, $"clients/{_survivor}/merges", "*", JsonSerializer.Serialize(body));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? ifMatch, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}") { Content = TestApi.Json(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await _api.Http.SendAsync(request);
    }

    private async Task<Guid> Book(string phone, string firstName, int hour)
    {
        var answer = await _api.Http.PostAsync("/api/webhooks/chat/booking-confirmed", JsonContent.Create(
            new { phone, firstName, service = "Cut", dateTime = $"2026-12-05T{hour}:00" }));
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }
}
