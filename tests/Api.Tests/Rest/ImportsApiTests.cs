using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>A program brings a salon's clients.</summary>
internal sealed class ImportsApiTests
{
    private const string File = "Client ID,First Name,Last Name,Mobile Number,Email\n1,Nora,Import,0862301234,nora@example.ie\n2,Liam,Import,12,\n";

    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start();

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Import_FromTheFileToTheUndo()
    {
        var uploaded = await Upload(File);
        var import = await TestApi.Body(uploaded);
        var path = $"{TestApi.TenantPath}/imports/{import.GetProperty("id").GetGuid()}";
        Assert.That((uploaded.StatusCode, uploaded.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.Created, path)));
        Assert.That(import.GetProperty("columns")[3].GetProperty("samples")[0].GetString(), Is.EqualTo("0862301234"));

        var columns = string.Join(',', import.GetProperty("columns").EnumerateArray().Select(column =>
            $$"""{"field":{{column.GetProperty("field").GetRawText()}},"serviceProvider":{{column.GetProperty("serviceProvider").GetRawText()}}}"""));
        var chosen = await _api.Http.PutAsync($"{path}/columns", TestApi.Json($$"""{"columns":[{{columns}}]}"""));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await chosen.Content.ReadAsStringAsync());
        var checkedOne = await Until(path, "checked");
        Assert.That(checkedOne.GetProperty("expected").GetProperty("created").GetInt32(), Is.EqualTo(1));
        Assert.That(await Clients(), Is.Empty);

        await Step(path, "importing");
        var imported = await Until(path, "imported");
        Assert.That(imported.GetProperty("counts").GetRawText(), Is.EqualTo(checkedOne.GetProperty("expected").GetRawText()));
        Assert.That(await Clients(), Is.EqualTo(new[] { "Nora" }));
        var refused = await _api.Http.GetAsync($"{path}/refused-rows");
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("2,Liam,Import,12,,Mobile Number: the phone number is too short."));
        Assert.That(refused.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
        var events = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/events"));
        Assert.That(events.GetRawText(), Does.Not.Contain("Nora"), "subscribers are not told");

        await Step(path, "undoing");
        await Until(path, "undone");
        Assert.That(await Clients(), Is.Empty);
    }

    [Test]
    public async Task Body_ThatIsNoFile_IsRefused()
    {
        var route = $"{TestApi.TenantPath}/imports";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Code(await _api.Http.PostAsync(route, TestApi.Json("{}"))), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, "import.one_file")));
            Assert.That(await Code(await _api.Http.PostAsync(route, new MultipartFormDataContent { { new StringContent("no file"), "name" } })),
                Is.EqualTo((HttpStatusCode.BadRequest, "import.one_file")));
            Assert.That(await Code(await _api.Http.PostAsync(route, Broken())), Is.EqualTo((HttpStatusCode.BadRequest, "import.one_file")));
            Assert.That(await Code(await Upload("")), Is.EqualTo((HttpStatusCode.BadRequest, "import.empty")));
        }
    }

    [Test]
    public async Task File_ThatIsTooLarge_Is413_BeforeItIsSent()
    {
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        content.Headers.ContentLength = 5L * 1024 * 1024 * 1024;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{TestApi.TenantPath}/imports") { Content = content };
        request.Headers.ExpectContinue = true;

        Assert.That(await Code(await _api.Http.SendAsync(request)),
            Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "import.too_large")));
    }

    [TestCase("checked", HttpStatusCode.BadRequest)]
    [TestCase("undoing", HttpStatusCode.Conflict)]
    [TestCase("importing", HttpStatusCode.Conflict)]
    public async Task Step_ThatDoesNotFit_IsRefused(string state, HttpStatusCode status)
    {
        var import = await TestApi.Body(await Upload(File));
        var answer = await _api.Http.PatchAsync(
            $"{TestApi.TenantPath}/imports/{import.GetProperty("id").GetGuid()}", TestApi.Json($$"""{"state":"{{state}}"}"""));

        Assert.That(answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Source_OfAnImport_IsAFilterAndNoValueToSend()
    {
        var listed = await _api.Http.GetAsync($"{TestApi.TenantPath}/clients?source=import");
        var sent = await _api.Http.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json(
            """{"firstName":"A","phone":"0862301235","firstInteractionSource":"import"}"""));

        Assert.That((listed.StatusCode, sent.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.BadRequest)));
    }

    private async Task<HttpResponseMessage> Upload(string file) => await _api.Http.PostAsync(
        $"{TestApi.TenantPath}/imports",
        new MultipartFormDataContent { { new StringContent(file, Encoding.UTF8, "text/csv"), "file", "clients.csv" } });

    private async Task Step(string path, string state)
    {
        var answer = await _api.Http.PatchAsync(path, TestApi.Json($$"""{"state":"{{state}}"}"""));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Until(string path, string state)
    {
        for (var look = 0; look < 300; look++)
        {
            var import = await TestApi.Body(await _api.Http.GetAsync(path));
            if (import.GetProperty("state").GetString() == state) return import;

            await Task.Delay(50);
        }

        Assert.Fail($"It did not become {state}.");
        return default;
    }

    private async Task<List<string?>> Clients()
    {
        var list = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/clients?source=import"));
        return [.. list.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("firstName").GetString())];
    }

    private static async Task<(HttpStatusCode, string?)> Code(HttpResponseMessage answer) =>
        (answer.StatusCode, (await TestApi.Body(answer)).GetProperty("code").GetString());

    private static ByteArrayContent Broken()
    {
        var content = new ByteArrayContent("--x\r\nno headers, no end"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return content;
    }
}
