using System.Net;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>What a salon notes of a person: the birthday, a few lines, and what they agreed to.</summary>
internal sealed class ClientNotesApiTests
{
    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start();

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Recorded_Changed_AndCleared_WithAHistory()
    {
        var client = await Record("0862281001", """, "birthday":"1990-05-31","notes":"Allergic to PPD\nTea, no milk" """);
        Assert.That(Said(client), Is.EqualTo(("1990-05-31", "Allergic to PPD\nTea, no milk")));

        await Patch(client, """{"birthday":"1991-06-01"}""");
        await Patch(client, """{"notes":null}""");

        Assert.That(Said(await Get(client)), Is.EqualTo(("1991-06-01", (string?)null)));
        Assert.That(Said(await Get(await Patch(client, """{"birthday":null,"notes":"n/a"}"""))), Is.EqualTo(
            ((string?)null, (string?)null)));
    }

    [Test]
    public async Task Changed_IsNoEvent_AsSubscribersDoNotSeeIt()
    {
        await _api.Http.PostAsync($"{TestApi.TenantPath}/event-subscriptions", TestApi.Json(
            """{"url":"https://receiver.example/notes","eventTypes":["client.updated"]}"""));
        var client = await Record("0862281002", "");

        await Patch(client, """{"notes":"Prefers mornings","birthday":"1990-05-31"}""");
        await Patch(client, """{"lastName":"Seen"}""");

        var events = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/events?type=client.updated"));
        var told = events.GetProperty("items").EnumerateArray()
            .Where(one => one.GetProperty("data").GetProperty("id").GetGuid() == Id(client)).ToList();
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(
            told[0].ToString(), Does.Contain("Seen").And.Not.Contain("Prefers mornings").And.Not.Contain("1990"));
    }

    [Test]
    public async Task Merged_FillsWhatIsMissing_AndTheUndoTakesItBack()
    {
        var survivor = await Record("0862281003", "");
        var merged = await Record("0862281004", $$""", "birthday":"1990-05-31","notes":"{{new string('x', 1000)}}" """);

        var outcome = await Send(HttpMethod.Post, $"{Path(survivor)}/merges", $$"""{"mergedId":"{{Id(merged)}}"}""");
        Assert.That(Said((await TestApi.Body(outcome)).GetProperty("survivor")), Is.EqualTo(
            ("1990-05-31", new string('x', 1000))));
        await _api.Http.DeleteAsync(outcome.Headers.Location);

        Assert.That(Said(await Get(survivor)), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(Said(await Get(merged)).Birthday, Is.EqualTo("1990-05-31"));
    }

    [Test]
    public async Task Consent_IsRecordedAndRead()
    {
        var client = await Record("0862281007", "");

        var put = await Send(HttpMethod.Put, $"{Path(client)}/consents", """{"purpose":"call_recording","state":"given","words":"Said yes"}""");
        var read = await TestApi.Body(await _api.Http.GetAsync($"{Path(client)}/consents"));

        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var counts = read.GetProperty("current")[0];
        Assert.That(
            (counts.GetProperty("purpose").GetString(), counts.GetProperty("state").GetString(), counts.GetProperty("words").GetString()),
            Is.EqualTo(("call_recording", "given", "Said yes")));
    }

    [TestCase("""{}""", "purpose")]
    [TestCase("""{"purpose":"spam","state":"given"}""", "purpose")]
    [TestCase("""{"purpose":"marketing","state":"maybe"}""", "state")]
    [TestCase("""{"purpose":"marketing","state":"given","medium":"pigeon"}""", "medium")]
    public async Task Consent_Refused_NamesTheField(string body, string field)
    {
        var answer = await Send(HttpMethod.Put, $"{Path(await Record("0862281008", ""))}/consents", body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(field));
    }

    [TestCase("birthday", "\"31/02/1990\"")]
    [TestCase("birthday", "\"1990-02-31\"")]
    [TestCase("birthday", "\"1899-12-31\"")]
    [TestCase("birthday", "\"2999-01-01\"")]
    [TestCase("birthday", "19900531")]
    [TestCase("birthday", "{}")]
    [TestCase("notes", "7")]
    [TestCase("notes", "LONG")]
    public async Task Refused_NamesTheField(string field, string value)
    {
        var text = value.Replace("LONG", $"\"{new string('x', 1001)}\"", StringComparison.Ordinal);
        var client = await Record("0862281005", "");

        foreach (var answer in new[]
        {
            await Send(HttpMethod.Patch, Path(client), $$"""{"{{field}}":{{text}}}"""),
            await Send(HttpMethod.Post, $"{Path(client)}/household", $$"""{"firstName":"Emma","{{field}}":{{text}}}"""),
            await Send(HttpMethod.Post, $"{TestApi.TenantPath}/clients",
                $$"""{"firstName":"A","phone":"0862281006","firstInteractionSource":"web","{{field}}":{{text}}}"""),
        })
        {
            var body = await answer.Content.ReadAsStringAsync();
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), body);
            Assert.That(body, Does.Contain(field));
        }
    }

    private static (string? Birthday, string? Notes) Said(JsonElement client) =>
        (client.GetProperty("birthday").GetString(), client.GetProperty("notes").GetString());

    private async Task<JsonElement> Record(string phone, string more) => await TestApi.Body(await Send(
        HttpMethod.Post, $"{TestApi.TenantPath}/clients",
        $$"""{"firstName":"Nora","phone":"{{phone}}","firstInteractionSource":"web"{{more}}}"""));

    private async Task<JsonElement> Patch(JsonElement client, string body) =>
        await TestApi.Body(await Send(HttpMethod.Patch, Path(client), body));

    private async Task<JsonElement> Get(JsonElement client) => await TestApi.Body(await _api.Http.GetAsync(Path(client)));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = TestApi.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await _api.Http.SendAsync(request);
    }

    private static string Path(JsonElement client) => $"{TestApi.TenantPath}/clients/{Id(client)}";

    private static Guid Id(JsonElement client) => client.GetProperty("id").GetGuid();
}
