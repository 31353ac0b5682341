using System.Net;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

internal sealed class ListTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        for (var number = 0; number < 7; number++) await Track(
            $"087 123 450{number}", $"Client{number}", "2028-12-0" + (number + 1));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase("clients")]
    [TestCase("bookings")]
    public async Task List_PageByPageWhileMoreArrive_ShowsEachOnce(string list)
    {
        var before = (await Items($"{list}?limit=100")).Select(Id).ToList();
        var seen = new List<string>();
        string? cursor = null;

        do
        {
            var page = await TestApi.Body(await _api.Http.GetAsync(
                $"{TestApi.TenantPath}/{list}?limit=3{(cursor is null ? "" : "&cursor=" + cursor)}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(Id));
            cursor = page.GetProperty("nextCursor").GetString();
            await Track($"086 555 0{seen.Count:000}", "Late", "2027-06-01");
        }
        while (cursor is not null);

        Assert.That(seen, Is.Unique);
        Assert.That(before.Except(seen), Is.Empty);
    }

    [TestCase("clients?limit=2", "bookings?limit=2")]
    [TestCase("clients?limit=2", "clients?limit=2&status=active")]
    [TestCase("clients?limit=2&q=client", "clients?limit=2&q=clien")]
    [TestCase("clients?limit=2&q=client", "clients?limit=2")]
    [TestCase("bookings?limit=2&source=web", "bookings?limit=2")]
    public async Task List_WithACursorOfAnotherListOrFilter_IsRefused(string given, string used)
    {
        var cursor = (await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{given}")))
            .GetProperty("nextCursor").GetString();

        var response = await _api.Http.GetAsync($"{TestApi.TenantPath}/{used}&cursor={cursor}");
        var own = await _api.Http.GetAsync(
            $"{TestApi.TenantPath}/{given.Replace("limit=2", "limit=3", StringComparison.Ordinal)}&cursor={cursor}");

        Assert.That((response.StatusCode, (await TestApi.Body(response)).GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.BadRequest, "cursor.foreign")));
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("clients?limit=0", "limit.out_of_range")]
    [TestCase("clients?limit=101", "limit.out_of_range")]
    [TestCase("clients?limit=many", "validation.failed")]
    [TestCase("inbound-messages?clientId=abc", "validation.failed")]
    [TestCase("clients?cursor=nonsense", "cursor.invalid")]
    [TestCase("clients?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor.invalid")]
    [TestCase("clients?status=gone", "status.unknown")]
    [TestCase("clients?source=walk_in", "source.walk_in")]
    [TestCase("bookings?from=yesterday", "from.malformed")]
    [TestCase("bookings?status=done", "status.unknown")]
    [TestCase("bookings?clientId=12", "validation.failed")]
    [TestCase("duplicates?dismissed=maybe", "validation.failed")]
    [TestCase("duplicates?limit=0", "limit.out_of_range")]
    [TestCase("service-mappings", "provider.missing")]
    [TestCase("clients/by-phone/12", "phone.too_short")]
    public async Task List_WithAWrongParameter_SaysWhich(string query, string code)
    {
        var response = await _api.Http.GetAsync($"{TestApi.TenantPath}/{query}");

        Assert.That((response.StatusCode, (await TestApi.Body(response)).GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.BadRequest, code)));
    }

    [TestCase("clients?limit=many", "limit", "Must be a whole number.")]
    [TestCase("inbound-messages?clientId=12", "clientId", "Must be a GUID, such as eb40f9f0-e696-4f46-bf00-4c7cf96338cc.")]
    public async Task List_WithAParameterOfAnotherType_SaysWhatItMustBe(string query, string field, string sentence)
    {
        var refused = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{query}"));

        Assert.That(refused.GetProperty("errors").GetProperty(field)[0].GetString(), Is.EqualTo(sentence));
    }

    [TestCase("clients?name=Orla", "name", "q, source, status, cursor, limit")]
    [TestCase("bookings?stauts=cancelled", "stauts", "from, to, status, source, clientId")]
    [TestCase("inbound-messages?page=2", "page", "outcome, channel")]
    [TestCase("events?since=2026-01-01", "since", "type, from, to")]
    [TestCase("service-mappings?provider=phorest&externalClientId=1&bussinessId=2", "bussinessId", "businessId")]
    [TestCase("channel-connections?q=a", "q", "cursor, limit")]
    [TestCase("clients/01930000-0000-7000-8000-000000000001?include=bookings", "include", "expand")]
    [TestCase("bookings/01930000-0000-7000-8000-000000000002?expand=client", "expand", "no query parameters")]
    [TestCase("clients?status=active&status=inactive", "status", "once")]
    public async Task List_WithAnUnknownParameter_NamesTheKnownOnes(string query, string field, string known)
    {
        var response = await _api.Http.GetAsync($"{TestApi.TenantPath}/{query}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await TestApi.Body(response)).GetProperty("errors").GetProperty(field)[0].GetString(),
            Does.Contain(known));
    }

    [TestCase("clients?Status=active&LIMIT=1")]
    [TestCase("service-mappings?provider=phorest&externalClientId=1&businessId=2")]
    public async Task List_WithItsOwnParameters_IsAnswered(string query)
    {
        var response = await _api.Http.GetAsync($"{TestApi.TenantPath}/{query}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("clients?q=client3", 1)]
    [TestCase("clients?q=CLI", 7)]
    [TestCase("clients?q=ient", 0)]
    [TestCase("clients?q=087%20123%204503", 1)]
    [TestCase("clients?q=4503", 1)]
    [TestCase("clients?q=orla@", 1)]
    [TestCase("clients?q=%25", 0)]
    [TestCase("bookings?from=2028-12-02T00:00&to=2028-12-04T00:00", 2)]
    [TestCase("bookings?from=2028-12-02&to=2028-12-03", 2)]
    [TestCase("bookings?from=20281202&to=20281202", 1)]
    [TestCase("bookings?from=2028-12-07T10:00:00+00:00&to=2028-12-07", 1)]
    [TestCase("bookings?from=2028-12-02T10:00:00,0Z&to=1859450401", 2)]
    [TestCase("bookings?to=1970-01-01", 0)]
    [TestCase("inbound-messages?from=1970-01-01T00:00:00Z&to=1971-01-01", 0)]
    [TestCase("bookings?status=pending", 1)]
    [TestCase("bookings?source=whatsapp", 0)]
    public async Task List_WithAFilter_ShowsWhatFits(string query, int count)
    {
        var items = await Items(query);

        Assert.That(items, Has.Count.EqualTo(count));
    }

    [TestCase("2031-07-01", 0)]
    [TestCase("2031-07-02", 1)]
    [TestCase("2031-07-03", 0)]
    public async Task List_OfAPlainDate_IsTheSalonsDay(string day, int count)
    {
        await Track("087 123 4499", "Summer", "2031-07-02", "00:30");   // 23:30 of the day before in UTC

        var items = await Items($"bookings?from={day}&to={day}");

        Assert.That(items, Has.Count.EqualTo(count));
    }

    [TestCase("087%2F1234503")]
    [TestCase("087%2f123%2f4503")]
    [TestCase("%2B353871234503")]
    [TestCase("+353%2087%20123%204503")]
    public async Task GetByPhone_InAnySpelling_FindsTheClient(string phone)
    {
        var response = await _api.Http.GetAsync($"{TestApi.TenantPath}/clients/by-phone/{phone}");

        Assert.That((response.StatusCode, (await TestApi.Body(response)).GetProperty("firstName").GetString()),
            Is.EqualTo((HttpStatusCode.OK, "Client3")));
    }

    [TestCase("/api/platform/tenants/12/clients")]
    [TestCase("/nothing/here")]
    public async Task Get_WhatIsNotThere_IsAProblemDocument(string path)
    {
        var response = await _api.Http.GetAsync(path);

        Assert.That((response.StatusCode, response.Content.Headers.ContentType?.MediaType),
            Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
    }

    private async Task Track(string phone, string name, string day, string time = "10:00") =>
        (await _api.Http.PostAsync($"{TestApi.TenantPath}/bookings/track", TestApi.Json($$"""
            {"customerPhone":"{{phone}}","firstName":"{{name}}","serviceName":"Cut","appointmentDateTime":"{{day}}T{{time}}","source":"web"}
            """))).EnsureSuccessStatusCode();

    private async Task<List<JsonElement>> Items(string query) =>
        [.. (await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{query}"))).GetProperty("items")
            .EnumerateArray()];

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;
}
