using System.Text.Json;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>The page promises that each of its examples works as it stands; so each of them is sent.</summary>
internal sealed class ExamplesTests
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private TestApi _api = null!;
    private JsonElement _document;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        _document = await TestApi.Body(await _api.Anonymous().GetAsync("/swagger/v1/swagger.json"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task EveryRestRoute_WithItsExample_Succeeds()
    {
        var http = _api.As(Demo.PlatformToken);
        var failures = new List<string>();

        foreach (var (method, path, operation) in Operations()
            .Where(one => one.Path.StartsWith("/api/platform", StringComparison.Ordinal)))
        {
            using var request = RequestFor(method, path, operation);
            using var response = await http.SendAsync(request);
            if (!response.IsSuccessStatusCode)
                failures.Add($"{method} {path}: {await response.Content.ReadAsStringAsync()}");
        }

        Assert.That(failures, Is.Empty);
        Assert.That(Operations().Count(), Is.GreaterThan(25));
    }

    [Test]
    public void EveryRoute_HasASummary()
    {
        var silent = Operations().Where(one => !one.Operation.TryGetProperty("summary", out _))
            .Select(one => $"{one.Method} {one.Path}");

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void EveryRestRoute_ShowsExamplesErrorsAndTheToken()
    {
        var rest = Operations().Where(one => one.Path.StartsWith("/api/platform", StringComparison.Ordinal)).ToList();

        Assert.That(rest.Where(one => !one.Operation.TryGetProperty("security", out _))
            .Select(Name), Is.Empty, "no token asked for");
        Assert.That(rest.Where(one => !one.Operation.GetProperty("responses").TryGetProperty("401", out _))
            .Select(Name), Is.Empty, "no 401");
        Assert.That(rest.Where(HasNoAnswerExample).Select(Name), Is.Empty, "no example of the answer");
    }

    private static string Name((string Method, string Path, JsonElement Operation) one) => $"{one.Method} {one.Path}";

    private static bool HasNoAnswerExample((string Method, string Path, JsonElement Operation) one) =>
        one.Operation.GetProperty("responses").EnumerateObject().Any(answer =>
            answer.Value.TryGetProperty("content", out var content)
            && content.EnumerateObject().Any(form => !form.Value.TryGetProperty("example", out _)));

    // Removing comes last, so that the records it names are still there for the others.
    private IEnumerable<(string Method, string Path, JsonElement Operation)> Operations() =>
        from path in _document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        orderby operation.Name == "delete"
        select (operation.Name, path.Name, operation.Value);

    private static HttpRequestMessage RequestFor(string method, string path, JsonElement operation)
    {
        var (query, ifMatch) = ("", (string?)null);
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : default)
        {
            if (!parameter.TryGetProperty("example", out var example)) continue;

            var (name, value) = (parameter.GetProperty("name").GetString()!, example.GetString()!);
            switch (parameter.GetProperty("in").GetString())
            {
                case "path":
                    path = path.Replace(
                    $"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal); break;
                case "query": query += $"{(query == "" ? "?" : "&")}{name}={Uri.EscapeDataString(value)}"; break;
                default: ifMatch = value; break;
            }
        }

        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path + query);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (operation.TryGetProperty("requestBody", out var body)
            && body.GetProperty("content").TryGetProperty("multipart/form-data", out _))
        {
            request.Content = new MultipartFormDataContent
            {
                { new StringContent("Client ID,First Name,Mobile Number\n905,Nora,085 765 4329\n"), "file", "clients.csv" },
            };
        }
        else if (operation.TryGetProperty("requestBody", out body))
            request.Content = TestApi.Json(
                body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText());
        return request;
    }
}
