using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerTracking.Api.Tests.Inbox;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>Where a client's values come from, over HTTP: told on demand, decided on, locked.</summary>
internal sealed class ProvenanceApiTests
{
    private TestApi _api = null!;
    private int _hour;

    [SetUp]
    public void Start()
    {
        _api = TestApi.Start();
        _hour = 8;
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Get_TellsTheProvenance_OnlyOnDemand()
    {
        var client = await Book("Siobhán");

        var plain = await Get($"clients/{client}");
        var expanded = (await Get($"clients/{client}?expand=provenance")).GetProperty("provenance");

        Assert.That(plain.GetProperty("provenance").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(
            (expanded.GetProperty("firstName").GetProperty("source").GetString(),
                expanded.GetProperty("firstName").GetProperty("isLocked").GetBoolean(),
                expanded.GetProperty("lastName").ValueKind),
            Is.EqualTo(("web_form", false, JsonValueKind.Null)));
    }

    [TestCase("everything")]
    [TestCase("0")]
    [TestCase("provenance,household")]
    public async Task Get_ExpandingSomethingElse_IsRefusedByName(string expand)
    {
        var client = await Book("Siobhán");

        var response = await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/{client}?expand={expand}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("provenance"));
    }

    [Test]
    public async Task Suggestion_IsUsedOrDismissed()
    {
        var client = await Book("Aoife");
        await Book("Emma");
        await Book("Saoirse");
        var suggestions = await Suggestions(client);
        Assert.That(suggestions.Select(one => one.Value), Is.EqualTo(new[] { "Saoirse", "Emma" }));

        var used = await Send(HttpMethod.Patch, $"clients/{client}/suggestions/{suggestions[1].Id}", """{"state":"used"}""");
        var dismissed = await Send(
            HttpMethod.Patch, $"clients/{client}/suggestions/{suggestions[0].Id}", """{"state":"dismissed"}""");

        Assert.That(
            ((await TestApi.Body(used)).GetProperty("firstName").GetString(), dismissed.StatusCode, used.Headers.ETag?.Tag),
            Is.EqualTo(("Emma", HttpStatusCode.OK, dismissed.Headers.ETag?.Tag)));
        Assert.That(await Suggestions(client), Is.Empty);
    }

    [TestCase("{}")]
    [TestCase("""{"state":null}""")]
    [TestCase("""{"state":"accepted"}""")]
    [TestCase("""{"state":1}""")]
    public async Task Suggestion_WithABodyThatSaysNothing_IsRefusedByName(string body)
    {
        var client = await Book("Aoife");
        await Book("Emma");

        var response = await Send(
            HttpMethod.Patch, $"clients/{client}/suggestions/{(await Suggestions(client))[0].Id}", body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await Suggestions(client), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task LockedField_IsRefusedByName_AndUnlockedOverRestToo()
    {
        var client = await Book("Siobhán");

        await Send(HttpMethod.Patch, $"clients/{client}", """{"lockedFields":["firstName"]}""");
        var refused = await Send(HttpMethod.Patch, $"clients/{client}", """{"firstName":"Shiv"}""");
        var same = await Send(HttpMethod.Patch, $"clients/{client}", """{"firstName":"Siobhán"}""");
        await Send(HttpMethod.Patch, $"clients/{client}", """{"lockedFields":[]}""");
        var changed = await Send(HttpMethod.Patch, $"clients/{client}", """{"firstName":"Shiv"}""");

        Assert.That(
            (refused.StatusCode, same.StatusCode, changed.StatusCode),
            Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That((await TestApi.Body(refused)).GetProperty("code").GetString(), Is.EqualTo("client.field_locked"));
    }

    [TestCase("""{"lockedFields":["phone"]}""", "lockedFields")]
    [TestCase("""{"lockedFields":[null]}""", "lockedFields")]
    [TestCase("""{"lockedFields":"firstName"}""", "lockedFields")]
    [TestCase("""{"lockedFields":[{}]}""", "lockedFields")]
    [TestCase("""{"knownAs":7}""", "knownAs")]
    public async Task Change_WithSomethingElse_IsRefusedByName(string body, string field)
    {
        var client = await Book("Siobhán");

        var response = await Send(HttpMethod.Patch, $"clients/{client}", body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(field));
    }

    [Test]
    public async Task CorrectedName_CountsAsSaidByWhoCorrectedIt()
    {
        await _api.Http.PostAsync("/api/webhooks/chat/booking-confirmed", JsonContent.Create(
            new { phone = "12", firstName = "Shivaun", service = "Cut", dateTime = "2026-12-05T08:00" }));
        var messages = await Get("inbound-messages?channel=web_chat&outcome=unusable");
        var message = messages.GetProperty("items")[0];

        var report = await _api.Http.Replay(
            message, new { corrections = new { phone = "0862260001", firstName = "Siobhán" } });

        Assert.That(report.GetProperty("outcome").GetString(), Is.EqualTo("tracked"));
        var client = await Get($"clients/{report.GetProperty("clientId").GetGuid()}?expand=provenance");
        Assert.That(
            client.GetProperty("provenance").GetProperty("firstName").GetProperty("source").GetString(), Is.EqualTo("rest"));
    }

    private async Task<List<(string Value, Guid Id)>> Suggestions(Guid client) =>
    [
        .. (await Get($"clients/{client}?expand=provenance")).GetProperty("provenance").GetProperty("suggestions")
            .EnumerateArray()
            .Select(one => (one.GetProperty("value").GetString()!, one.GetProperty("id").GetGuid())),
    ];

    private async Task<JsonElement> Get(string path) =>
        await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}"));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}") { Content = TestApi.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await _api.Http.SendAsync(request);
    }

    private async Task<Guid> Book(string firstName)
    {
        var answer = await _api.Http.PostAsync("/api/webhooks/chat/booking-confirmed", JsonContent.Create(
            new { phone = "0862260001", firstName, service = "Cut", dateTime = $"2026-12-05T{_hour++:00}:00" }));
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }
}
