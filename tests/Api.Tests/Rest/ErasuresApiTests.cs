using System.Net;
using System.Text;
using System.Text.Json;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Security;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>A person's data is erased, and stays erased.</summary>
internal sealed class ErasuresApiTests
{
    private const string Phone = "0862293001";

    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start(new() { ["Erasures:Interval"] = "00:00:00.100" });

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Erasure_LeavesFigures_TellsSubscribersTheIdOnly_AndStandsInTheSecurityLog()
    {
        await Send(HttpMethod.Post, "event-subscriptions", """{"url":"https://receiver.example/all","eventTypes":["client.erased"]}""");
        var client = await Book("E-1", Phone, "Nora Gone");

        var erasure = await Erase(client);

        var booking = (await Get($"bookings?clientId={client}")).GetProperty("items")[0];
        var record = await Get($"clients/{client}");
        var events = (await Get("events?type=client.erased")).GetProperty("items");
        await using var scope = _api.Services.CreateAsyncScope();
        var log = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListSecurityLog());
        Assert.Multiple(() =>
        {
            Assert.That(erasure.GetProperty("counts").GetProperty("bookings").GetInt32(), Is.EqualTo(1));
            Assert.That((Text(booking, "serviceName"), Text(booking, "status"), Text(booking, "notes")), Is.EqualTo(("Cut", "confirmed", (string?)null)));
            Assert.That((Text(record, "status"), Text(record, "firstName"), Text(record, "phone")), Is.EqualTo(("erased", "Unknown", (string?)null)));
            Assert.That(events.GetArrayLength(), Is.EqualTo(1));
            Assert.That(events[0].GetProperty("data").EnumerateObject().Select(field => field.Name), Is.EquivalentTo(new[] { "id", "tenantId" }));
            Assert.That(log.Count(entry => entry.Action is SecurityAction.ClientErased && entry.Subject == client), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task BookingToCome_IsInTheWay_UntilItIsCancelled()
    {
        var client = await Book("E-2", Phone, "Nora Gone", "2027-03-01T10:00");

        var preview = await TestApi.Body(await Send(HttpMethod.Post, $"clients/{client}/erasures", "{}"));
        var refused = await Send(HttpMethod.Post, $"clients/{client}/erasures", """{"dryRun":false,"reason":"asked"}""");
        var booking = preview.GetProperty("blockedBy")[0].GetProperty("id").GetGuid();
        await Send(HttpMethod.Patch, $"bookings/{booking}", """{"status":"cancelled"}""");
        await Erase(client);

        Assert.That(preview.GetProperty("isReady").GetBoolean(), Is.False);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var problem = await refused.Content.ReadAsStringAsync();
        Assert.That(problem, Does.Contain("erasure.blocked").And.Contain(booking.ToString()).And.Contain("Cancel it"));
    }

    [TestCase("""{"dryRun":false}""", 400, "reason")]
    [TestCase("""{"dryRun":false,"reason":"  "}""", 400, "reason")]
    [TestCase("""{"dryRun":"maybe"}""", 400, "dryRun")]
    public async Task BadRequest_NamesTheField(string body, int status, string said)
    {
        var client = await Book("E-3", Phone, "Nora Gone");

        var answer = await Send(HttpMethod.Post, $"clients/{client}/erasures", body);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(said));
        Assert.That(Text(await Get($"clients/{client}"), "status"), Is.EqualTo("active"));
    }

    [Test]
    public async Task ReasonTooLong_UnknownClient_AnotherScope_AreRefused()
    {
        var client = await Book("E-4", Phone, "Nora Gone");
        var account = await TestApi.Body(await Send(HttpMethod.Post, "service-accounts", """{"name":"writer","scopes":["clients:write","bookings:write"]}"""));
        using var writer = _api.As(account.GetProperty("token").GetString()!);

        var tooLong = await Send(HttpMethod.Post, $"clients/{client}/erasures", $$"""{"dryRun":false,"reason":"{{new string('x', 201)}}"}""");
        var unknown = await Send(HttpMethod.Post, $"clients/{Guid.CreateVersion7()}/erasures", "{}");
        var forbidden = await writer.PostAsync($"{TestApi.TenantPath}/clients/{client}/erasures", TestApi.Json("{}"));
        var noErasure = await _api.Http.GetAsync($"{TestApi.TenantPath}/erasures/{Guid.CreateVersion7()}");

        Assert.That(
            new[] { tooLong.StatusCode, unknown.StatusCode, forbidden.StatusCode, noErasure.StatusCode },
            Is.EqualTo(new[] { HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.NotFound }));
    }

    [Test]
    public async Task Erased16TimesAtOnce_IsOneErasure()
    {
        var client = await Book("E-5", Phone, "Nora Gone");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => Send(HttpMethod.Post, $"clients/{client}/erasures", """{"dryRun":false,"reason":"asked"}""")));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Accepted));
        foreach (var answer in answers) await Done((await TestApi.Body(answer)).GetProperty("id").GetGuid());
        Assert.That(Text(await Get($"clients/{client}"), "status"), Is.EqualTo("erased"));
    }

    [Test]
    public async Task LateWebhook_IsRefused_AndANewBookingStartsAFreshClient()
    {
        var client = await Book("E-6", Phone, "Nora Gone");
        await Erase(client);

        var late = await Booking("E-6", Phone, "Nora Gone", "2026-10-01T10:00");
        var fresh = await Book("E-7", Phone, "Nora Back");
        var again = await Book("E-8", Phone, "Nora Back");

        Assert.That((int)late.StatusCode, Is.EqualTo(409), await late.Content.ReadAsStringAsync());
        Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain("client.erased_before").And.Contain("was erased on"));
        Assert.That((fresh, again), Is.EqualTo((again, fresh)).And.Not.EqualTo((client, client)));

        // What the late one brought back goes with the next erasure of the same client.
        var kept = (await Get("inbound-messages?outcome=unusable")).GetProperty("items").EnumerateArray()
            .Single(message => Text(message, "code") == "client.erased_before");
        Assert.That(kept.GetProperty("clientId").GetGuid(), Is.EqualTo(client));
        var repeated = await Erase(client);
        Assert.That(repeated.GetProperty("counts").GetProperty("messages").GetInt32(), Is.EqualTo(1));
        Assert.That((await Get($"inbound-messages/{kept.GetProperty("id").GetGuid()}")).GetProperty("body").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Register_IsRefusedUntilAPersonSaysThatTheyAreAClientAgain()
    {
        await Erase(await Book("E-9", Phone, "Nora Gone"));
        const string Body = """{"firstName":"Nora","phone":"0862293001","firstInteractionSource":"web"}""";

        var refused = await Send(HttpMethod.Post, "clients", Body);
        var taken = await Send(HttpMethod.Post, "clients", Body[..^1] + ""","despiteErasure":true}""");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("client.erased_before").And.Contain("phone"));
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Import_RefusesTheirRow_InItsCheckAndInItsFile()
    {
        var client = await Book("E-10", Phone, "Nora Gone", email: "nora.gone@example.ie");
        await Send(HttpMethod.Put, $"clients/{client}/service-mappings", """{"serviceProvider":"fresha","externalClientId":"fr-gone-1"}""");
        await Erase(client);
        var file = new MultipartFormDataContent
        {
            {
                new StringContent(
                    "Client ID,First Name,Mobile Number,Email\nfr-gone-1,A,,\nfr-2,B,+353 86 229 3001,\nfr-3,C,,nora.gone@example.ie\nfr-4,D,0862293009,\n",
                    Encoding.UTF8, "text/csv"),
                "file", "clients.csv"
            },
        };

        var import = (await TestApi.Body(await _api.Http.PostAsync($"{TestApi.TenantPath}/imports", file))).GetProperty("id").GetGuid();
        await Send(HttpMethod.Put, $"imports/{import}/columns", """{"columns":[{"field":"external_client_id","serviceProvider":"fresha"},{"field":"first_name"},{"field":"phone"},{"field":"email"}]}""");
        var expected = (await Until($"imports/{import}", "checked")).GetProperty("expected");
        await Send(HttpMethod.Patch, $"imports/{import}", """{"state":"importing"}""");
        var counts = (await Until($"imports/{import}", "imported")).GetProperty("counts");
        var refused = await _api.Http.GetStringAsync($"{TestApi.TenantPath}/imports/{import}/refused-rows");

        Assert.That((expected.GetProperty("created").GetInt32(), expected.GetProperty("refused").GetInt32()), Is.EqualTo((1, 3)));
        Assert.That(counts.GetRawText(), Is.EqualTo(expected.GetRawText()));
        Assert.That(refused.Split('\n').Count(line => line.Contains("was erased on", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task Replay_OfAMessageFromBefore_IsRefused()
    {
        var client = await Book("E-11", Phone, "Nora Gone");
        await _api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json(
            """{"externalId":"E-12","phone":"12","name":"N. G.","service":"Cut","dateTime":"2026-10-01T10:00"}"""));
        var message = (await Get("inbound-messages?outcome=unusable")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await Erase(client);

        var replay = await TestApi.Body(await Send(HttpMethod.Post, $"inbound-messages/{message}/replay", """{"corrections":{"phone":"0862293001"}}"""));

        Assert.That((Text(replay, "outcome"), Text(replay, "code")), Is.EqualTo(("unusable", "client.erased_before")));
    }

    [Test]
    public async Task MergedRecords_AndTheirHousehold_GoTogether_OthersStay()
    {
        var client = await Book("E-13", Phone, "Nora Gone");
        var twin = await Book("E-14", "0862293002", "Nora Twin");
        await Send(HttpMethod.Post, $"clients/{client}/merges", $$"""{"mergedId":"{{twin}}"}""");
        await Book("E-15", Phone, "Emma Gone");
        var emma = (await TestApi.Body(await Send(HttpMethod.Post, $"clients/{client}/household", """{"guestName":"Emma Gone"}"""))).GetProperty("id").GetGuid();
        await Send(HttpMethod.Patch, $"clients/{emma}", """{"notes":"Daughter of Nora Gone. Allergic to PPD"}""");

        var erasure = await Erase(twin);   // any of their ids

        Assert.That(erasure.GetProperty("clientId").GetGuid(), Is.EqualTo(client));
        Assert.That(erasure.GetProperty("counts").GetProperty("clients").GetInt32(), Is.EqualTo(2));
        var left = await Get($"clients/{emma}");
        Assert.That((Text(left, "firstName"), Text(left, "householdOwnerId")), Is.EqualTo(("Emma", (string?)null)));
        Assert.That(Text(left, "notes"), Does.Contain("Allergic to PPD").And.Not.Contain("Nora"));
        var freed = await Book("E-16", "0862293002", "Somebody New");
        Assert.That(freed, Is.Not.EqualTo(client).And.Not.EqualTo(twin));
    }

    [Test]
    public async Task Receipt_IsSigned_AndKnownFromAChangedOne()
    {
        var erasure = await Erase(await Book("E-17", Phone, "Nora Gone"));
        var id = erasure.GetProperty("id").GetGuid();

        var text = await _api.Http.GetStringAsync($"{TestApi.TenantPath}/erasures/{id}/receipt");
        var receipt = ErasureReceipt.Read(text)!;
        var changed = receipt with { ErasedAt = receipt.ErasedAt.AddDays(1) };

        Assert.That(text, Does.Not.Contain("Nora").And.Not.Contain("862293001"));
        Assert.That(await IsGenuine(receipt), Is.True);
        Assert.That(await IsGenuine(changed), Is.False);
        Assert.That(await IsGenuine(receipt with { Signature = "" }), Is.False);
        Assert.That(await IsGenuine(receipt with { Counts = new() }), Is.False);
    }

    private async Task<bool> IsGenuine(ErasureReceipt receipt)
    {
        await using var scope = _api.Services.CreateAsyncScope();
        var tenant = new Application.Common.TenantProfile(
            DemoData.Demo.TenantId, "x", "IE", "Europe/Dublin", Domain.Common.Currency.Parse("EUR"));
        scope.ServiceProvider.GetRequiredService<Application.Common.CurrentCaller>().Enter(tenant, "a test");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new VerifyErasureReceipt(receipt));
    }

    private async Task<JsonElement> Erase(Guid client)
    {
        var answer = await Send(HttpMethod.Post, $"clients/{client}/erasures", """{"dryRun":false,"reason":"asked by phone"}""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return await Done((await TestApi.Body(answer)).GetProperty("id").GetGuid());
    }

    private async Task<JsonElement> Done(Guid erasure) => await Until($"erasures/{erasure}", "done");

    private async Task<JsonElement> Until(string path, string state)
    {
        var read = await Get(path);
        for (var look = 0; look < 300 && Text(read, "state") != state; look++)
        {
            Assert.That(Text(read, "state"), Is.Not.EqualTo("failed"), read.GetRawText());
            await Task.Delay(50);
            read = await Get(path);
        }

        Assert.That(Text(read, "state"), Is.EqualTo(state), read.GetRawText());
        return read;
    }

    private async Task<Guid> Book(
        string id, string phone, string name, string at = "2026-10-01T10:00", string email = "")
    {
        var answer = await Booking(id, phone, name, at, email);
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }

    private Task<HttpResponseMessage> Booking(string id, string phone, string name, string at, string email = "") =>
        _api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json($$"""
            {"externalId":"{{id}}","phone":"{{phone}}","name":"{{name}}","email":"{{email}}","service":"Cut","dateTime":"{{at[..11]}}{{10 + (id.Length + id[^1]) % 9}}:00"}
            """));

    private static string? Text(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private async Task<JsonElement> Get(string path) =>
        await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}"));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}") { Content = TestApi.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await _api.Http.SendAsync(request);
    }
}
