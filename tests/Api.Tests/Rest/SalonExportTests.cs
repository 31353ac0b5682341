using System.Net;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>A salon takes its data along.</summary>
internal sealed class SalonExportTests
{
    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start(new() { ["Imports:Interval"] = "00:00:00.100" });

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Clients_ExportedAndImportedAgain_ChangeNothing()
    {
        await Fill();

        var before = await Text("export?records=clients");
        var first = (await Import(before)).GetProperty("counts");   // a list is trusted more than a form: the same values, confirmed
        var after = await Text("export?records=clients");
        var second = (await Import(after)).GetProperty("counts");

        Assert.That(after, Is.EqualTo(before));
        Assert.That(first.GetProperty("changedFields").EnumerateObject().Count(), Is.Zero, first.GetRawText());
        Assert.That(first.GetProperty("refused").GetInt32(), Is.Zero, first.GetRawText());
        Assert.That(second.GetProperty("unchanged").GetInt32(), Is.EqualTo(second.GetProperty("rows").GetInt32()), second.GetRawText());
        Assert.That(await Text("export?records=clients"), Is.EqualTo(before));
    }

    [Test]
    public async Task Clients_ImportedIntoAnotherSalon_AreTheSameThere()
    {
        await Fill();
        var file = await Text("export?records=clients");
        using var platform = _api.As(DemoData.Demo.PlatformToken);
        var tenant = await TestApi.Body(await platform.PostAsync("/api/platform/tenants", TestApi.Json(
            """{"name":"Oak","region":"IE","timeZone":"Europe/Dublin","currency":"EUR"}""")));
        var path = $"/api/platform/tenants/{tenant.GetProperty("id").GetGuid()}";

        var import = await Import(file, platform, path);
        var there = await (await platform.GetAsync($"{path}/export")).Content.ReadAsStringAsync();

        Assert.That(import.GetProperty("counts").GetProperty("refused").GetInt32(), Is.Zero, import.GetRawText());
        Assert.That(Without(there), Is.EquivalentTo(Without(file)));

        // Ids and times are the new salon's, as is who owns a household.
        static IEnumerable<string> Without(string csv) => csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => row[37..]).Select(row => System.Text.RegularExpressions.Regex.Replace(row, "[0-9]{4}-[0-9T:-]+Z,", ","))
            .Select(row => System.Text.RegularExpressions.Regex.Replace(row, "[0-9a-f]{8}-[0-9a-f-]{27}", ""));
    }

    [TestCase("clients", "csv", "text/csv")]
    [TestCase("bookings", "csv", "text/csv")]
    [TestCase("service_mappings", "csv", "text/csv")]
    [TestCase("clients", "jsonl", "application/jsonl")]
    [TestCase("bookings", "jsonl", "application/jsonl")]
    [TestCase("service_mappings", "jsonl", "application/jsonl")]
    public async Task Export_HasEveryRecord_AndSaysHowMany(string records, string format, string type)
    {
        await Fill();

        var answer = await _api.Http.GetAsync($"{TestApi.TenantPath}/export?records={records}&format={format}");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        var total = int.Parse(answer.Headers.GetValues("X-Total-Count").Single(), null);
        if (format == "jsonl")
        {
            Assert.That(lines.Select(line => JsonElement.Parse(line)).Count(), Is.EqualTo(total));
            return;
        }

        Assert.That(lines.Count(line => Guid.TryParse(line.Split(',')[0], out _)), Is.EqualTo(total));
    }

    [TestCase("export?records=people", "records")]
    [TestCase("export?format=xml", "format")]
    public async Task Export_BadParameter_IsNamed(string path, string parameter)
    {
        var answer = await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(parameter));
    }

    private async Task Fill()
    {
        var nora = await Book("X-1", "0862297001", "Nora O'Brien-Walsh", "nora@example.ie");
        await Send(HttpMethod.Patch, $"clients/{nora}", """{"knownAs":"=Noz","birthday":"1990-02-03","notes":"-Allergic; to PPD\n\"quoted\", and more"}""");
        await Send(HttpMethod.Put, $"clients/{nora}/service-mappings", """{"serviceProvider":"fresha","externalClientId":"fr,1"}""");
        await Send(HttpMethod.Put, $"clients/{nora}/service-mappings", """{"serviceProvider":"phorest","externalClientId":"ph-1","businessId":"biz 1"}""");
        await Send(HttpMethod.Put, $"clients/{nora}/consents", """{"purpose":"marketing","state":"given"}""");
        await Send(HttpMethod.Put, $"clients/{nora}/consents", """{"purpose":"marketing","medium":"sms","state":"refused"}""");
        var twin = await Book("X-2", "0862297002", "Nora Twin", "");
        await Send(HttpMethod.Post, $"clients/{nora}/merges", $$"""{"mergedId":"{{twin}}"}""");
        await Book("X-3", "0862297003", "", "");
        await Book("X-4", "+44 20 7946 0018", "Łukasz 田中", "");
    }

    private async Task<JsonElement> Import(string csv, HttpClient? http = null, string? tenantPath = null)
    {
        (http, tenantPath) = (http ?? _api.Http, tenantPath ?? TestApi.TenantPath);
        var uploaded = await TestApi.Body(await http.PostAsync($"{tenantPath}/imports", new MultipartFormDataContent
        {
            { new StringContent(csv, Encoding.UTF8, "text/csv"), "file", "clients.csv" },
        }));
        var path = $"{tenantPath}/imports/{uploaded.GetProperty("id").GetGuid()}";
        Assert.That(uploaded.GetProperty("preset").GetString(), Is.EqualTo("customertracking"));
        var columns = uploaded.GetProperty("columns").EnumerateArray().Select(column => JsonSerializer.Serialize(new
        {
            field = column.GetProperty("field").GetString(),
            serviceProvider = column.GetProperty("serviceProvider").GetString(),
            businessId = column.GetProperty("businessId").GetString(),
        }));
        var chosen = await http.PutAsync($"{path}/columns", TestApi.Json($$"""{"columns":[{{string.Join(',', columns)}}]}"""));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await chosen.Content.ReadAsStringAsync());
        await Until(http, path, "checked");
        await http.PatchAsync(path, TestApi.Json("""{"state":"importing"}"""));
        return await Until(http, path, "imported");
    }

    private static async Task<JsonElement> Until(HttpClient http, string path, string state)
    {
        var read = await TestApi.Body(await http.GetAsync(path));
        for (var look = 0; look < 200 && read.GetProperty("state").GetString() != state; look++)
        {
            await Task.Delay(50);
            read = await TestApi.Body(await http.GetAsync(path));
        }

        Assert.That(read.GetProperty("state").GetString(), Is.EqualTo(state), read.GetRawText());
        return read;
    }

    private async Task<Guid> Book(string id, string phone, string name, string email)
    {
        var answer = await _api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json($$"""
            {"externalId":"{{id}}","phone":"{{phone}}","name":"{{name}}","email":"{{email}}","service":"Cut","dateTime":"2026-10-0{{id[^1]}}T10:00"}
            """));
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }

    private Task<string> Text(string path) => _api.Http.GetStringAsync($"{TestApi.TenantPath}/{path}");

    private async Task Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}") { Content = TestApi.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        var answer = await _api.Http.SendAsync(request);
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
