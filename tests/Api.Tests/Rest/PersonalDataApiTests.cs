using System.Net;
using System.Text.Json;
using CustomerTracking.Application.Security;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>A person asks what is kept about them.</summary>
internal sealed class PersonalDataApiTests
{
    private const string Phone = "0862291234";

    private TestApi _api = null!;
    private Guid _client;

    [SetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        await Send(HttpMethod.Post, "event-subscriptions", """{"url":"https://receiver.example/all"}""");
        _client = Id(await Book("E-1", Phone, "Nora Export", "nora@example.ie", "Mind the scar"), "clientId");
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Export_HasEverythingOfTheClient()
    {
        await Book("E-2", Phone, "Emma Export", "emma@example.ie", "");
        await Send(HttpMethod.Patch, $"clients/{_client}", """{"notes":"Allergic to PPD","email":"nora@new.example.ie"}""");
        await Send(HttpMethod.Put, $"clients/{_client}/service-mappings", """{"serviceProvider":"fresha","externalClientId":"fr-export"}""");

        var export = await Get($"clients/{_client}/export");

        Assert.Multiple(() =>
        {
            Assert.That(export.GetProperty("form").GetString(), Is.EqualTo("customertracking.client/1"));
            Assert.That(export.GetProperty("client").GetProperty("notes").GetString(), Is.EqualTo("Allergic to PPD"));
            Assert.That(export.GetProperty("client").GetProperty("provenance").GetProperty("email").GetProperty("source").GetString(), Is.EqualTo("rest"));
            Assert.That(Texts(export, "bookings", "notes"), Does.Contain("Mind the scar"));
            Assert.That(Texts(export, "bookings", "guestName"), Does.Contain("Emma Export"));
            Assert.That(Texts(export, "history", "field"), Does.Contain("email").And.Contain("notes"));
            Assert.That(Texts(export, "suggestions", "value"), Does.Contain("Emma Export"));
            Assert.That(Texts(export, "serviceMappings", "externalClientId"), Is.EqualTo(new[] { "fr-export" }));
            Assert.That(Texts(export, "messages", "body"), Has.Exactly(2).Contains(Phone).And.Some.Contains("Mind the scar"));
            Assert.That(Texts(export, "events", "type"), Is.EquivalentTo(new[]
            {
                "client.created", "booking.tracked", "client.updated", "booking.tracked", "client.updated", "mapping.created",
            }));
        });
    }

    [Test]
    public async Task Export_OfAMergedId_IsTheSurvivors_WithBothRecords()
    {
        var other = Id(await Book("E-3", "0862291235", "Nora Twin", "twin@example.ie", "Second record"), "clientId");
        await Send(HttpMethod.Post, $"clients/{_client}/merges", $$"""{"mergedId":"{{other}}"}""");

        var export = await Get($"clients/{other}/export");

        Assert.That(Id(export.GetProperty("client"), "id"), Is.EqualTo(_client));
        Assert.That(Texts(export, "mergedRecords", "lastName"), Is.EqualTo(new[] { "Twin" }));
        Assert.That(Texts(export, "bookings", "notes"), Does.Contain("Second record"));
        Assert.That(export.GetProperty("messages").GetArrayLength(), Is.EqualTo(2));
        Assert.That(Texts(export, "events", "type"), Does.Contain("client.merged"));
    }

    [Test]
    public async Task Export_OfAMember_HasWhatWasBookedForThem_AndNothingElseOfTheOwner()
    {
        await Book("E-4", Phone, "Emma Export", "", "For Emma");
        var emma = Id(await TestApi.Body(
            await Send(HttpMethod.Post, $"clients/{_client}/household", """{"guestName":"Emma Export"}""")), "id");

        var export = await Get($"clients/{emma}/export");

        Assert.That(Texts(export, "bookings", "notes"), Is.EqualTo(new[] { "For Emma" }));
        Assert.That(Texts(export, "messages", "body"), Has.One.Contains("For Emma"));
        Assert.That(export.GetProperty("client").GetProperty("household")[0].GetProperty("firstName").GetString(), Is.EqualTo("Nora"));
        Assert.That(export.ToString(), Does.Not.Contain("Mind the scar").And.Not.Contain("nora@example.ie"));
    }

    [TestCase("""{"phone":"086 229 1234"}""")]
    [TestCase("""{"phone":"+353862291234"}""")]
    [TestCase("""{"email":"NORA@example.ie"}""")]
    [TestCase("""{"externalClientId":"fr-request","serviceProvider":"fresha"}""")]
    public async Task DataRequest_FindsThePersonByOneThing(string body)
    {
        await Send(HttpMethod.Put, $"clients/{_client}/service-mappings", """{"serviceProvider":"fresha","externalClientId":"fr-request"}""");

        var answer = await Send(HttpMethod.Post, "data-requests", body);

        var export = (await TestApi.Body(answer)).GetProperty("items").EnumerateArray().Single();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Id(export.GetProperty("client"), "id"), Is.EqualTo(_client));
    }

    [TestCase("""{}""", 400, "Send one of phone")]
    [TestCase("""{"phone":"N/A"}""", 400, "Send one of phone")]
    [TestCase("""{"email":"{{email}}"}""", 400, "Send one of phone")]
    [TestCase("""{"phone":"0862291234","email":"nora@example.ie"}""", 400, "Send one of phone")]
    [TestCase("""{"externalClientId":"x-1"}""", 400, "serviceProvider")]
    [TestCase("""{"email":"nora"}""", 400, "email")]
    [TestCase("""{"phone":"12"}""", 400, "phone")]
    [TestCase("""{"phone":"0862299999"}""", 404, "client.not_found")]
    [TestCase("""{"email":"nobody@example.ie"}""", 404, "client.not_found")]
    public async Task DataRequest_Refused(string body, int status, string said)
    {
        var answer = await Send(HttpMethod.Post, "data-requests", body);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        Assert.That(text, Does.Contain(said));
    }

    [Test]
    public async Task DataRequest_AnEmailOfTheWholeFamily_IsEachOfThem_AndOfACrowdNobody()
    {
        for (var number = 0; number < 10; number++)
        {
            if (number == 2)
            {
                var both = await TestApi.Body(await Send(HttpMethod.Post, "data-requests", """{"email":"nora@example.ie"}"""));
                Assert.That(both.GetProperty("items").GetArrayLength(), Is.EqualTo(3));
            }

            await Book($"F-{number}", $"086229200{number}", $"Person{number} Export", "nora@example.ie", "");
        }

        var crowd = await Send(HttpMethod.Post, "data-requests", """{"email":"nora@example.ie"}""");
        Assert.That(crowd.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Export_NeedsTheAdminScope_AndStandsInTheSecurityLog()
    {
        var account = await TestApi.Body(await Send(HttpMethod.Post, "service-accounts", """{"name":"reader","scopes":["clients:read","bookings:read"]}"""));
        using var reader = _api.As(account.GetProperty("token").GetString()!);
        var refused = await reader.GetAsync($"{TestApi.TenantPath}/clients/{_client}/export");

        await Get($"clients/{_client}/export");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await using var scope = _api.Services.CreateAsyncScope();
        var log = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListSecurityLog());
        Assert.That(log.Count(entry => entry.Action is SecurityAction.ClientExported), Is.EqualTo(1));
    }

    private async Task<JsonElement> Book(string id, string phone, string name, string email, string notes) =>
        await TestApi.Body(await _api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json($$"""
            {"externalId":"{{id}}","phone":"{{phone}}","name":"{{name}}","email":"{{email}}","service":"Cut",
             "dateTime":"2026-12-0{{5 + (id[^1] % 4)}}T10:00","notes":"{{notes}}"}
            """)));

    private static List<string?> Texts(JsonElement export, string list, string field) =>
        [.. export.GetProperty(list).EnumerateArray().Select(one => one.GetProperty(field).GetString())];

    private async Task<JsonElement> Get(string path) =>
        await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}"));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}") { Content = TestApi.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await _api.Http.SendAsync(request);
    }

    private static Guid Id(JsonElement element, string field) => element.GetProperty(field).GetGuid();
}
