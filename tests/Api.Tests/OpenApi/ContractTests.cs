using System.Net;
using System.Text.Json;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>What the document promises is what the program does.</summary>
internal sealed class ContractTests
{
    private static readonly (string Schema, string Path)[] Patches =
    [
        ("ChangeClientBody", $"/clients/{Demo.ClientId}"), ("ChangeBookingBody", $"/bookings/{Demo.BookingId}"),
        ("ChangeTenantBody", ""), ("ChangeConnectionBody", $"/channel-connections/{Demo.SpareConnectionId}"),
        ("ChangeEventSubscriptionBody", $"/event-subscriptions/{Demo.SubscriptionId}"),
    ];

    private TestApi _api = null!;
    private JsonElement _document;
    private string _text = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        _text = await _api.Anonymous().GetStringAsync("/swagger/v1/swagger.json");
        _document = JsonElement.Parse(_text);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCaseSource(nameof(Patches))]
    public async Task Patch_OfAField_TakesNullWhereTheDocumentSaysSo((string Schema, string Path) patch)
    {
        var schema = Schema(patch.Schema);
        Assert.That(schema.TryGetProperty("required", out _), Is.False);

        foreach (var field in schema.GetProperty("properties").EnumerateObject())
        {
            var isClearable = field.Value.GetProperty("description").GetString()!
                .EndsWith("Null clears it.", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Patch, TestApi.TenantPath + patch.Path)
            {
                Content = TestApi.Json($$"""{"{{field.Name}}":null}"""),
            };
            request.Headers.TryAddWithoutValidation("If-Match", "*");

            var answer = await _api.Http.SendAsync(request);

            Assert.That(answer.StatusCode,
                Is.EqualTo(isClearable ? HttpStatusCode.OK : HttpStatusCode.BadRequest), field.Name);
        }
    }

    [Test]
    public void Document_OfMoneyAndDays_SaysDecimalAndInteger()
    {
        Assert.That(_text, Does.Not.Contain("\"double\""));
        Assert.That(Schema("BookingRow").GetProperty("properties").GetProperty("amount").GetProperty("format")
            .GetString(), Is.EqualTo("decimal"));
        Assert.That(Schema("ChangeTenantBody").GetProperty("properties").GetProperty("deliveryRetentionDays")
            .GetProperty("type").GetString(), Is.EqualTo("integer"));
    }

    [Test]
    public void Document_OfWhatIsSent_AllowsFieldsThatItDoesNotName() =>
        Assert.That(
            _document.GetProperty("components").GetProperty("schemas").EnumerateObject()
                .Where(one => one.Value.TryGetProperty("additionalProperties", out var more)
                    && more.ValueKind is JsonValueKind.False).Select(one => one.Name),
            Is.Empty);

    [Test]
    public void Document_OfTwilioAndProblems_NamesTheFieldsOnTheWire()
    {
        Assert.That(Fields("TwilioFields"), Is.SupersetOf(new[] { "MessageSid", "From", "WaId", "ButtonPayload" }));
        Assert.That(Fields("ProblemDocument"), Is.SupersetOf(new[] { "title", "status", "detail", "code", "errors" }));
        Assert.That(Fields("CallEndedReply"), Is.SupersetOf(new[] { "success", "tracked" }));
    }

    [Test]
    public void Document_OfEachOperation_HasAnIdOfItsOwnAndExamplesOfTheirStatus()
    {
        var operations = _document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(one => one.Value)).ToList();

        Assert.That(operations.Select(one => one.GetProperty("operationId").GetString()), Is.Unique);
        Assert.That(
            operations.SelectMany(one => one.GetProperty("responses").EnumerateObject()).Where(answer =>
                answer.Value.TryGetProperty("content", out var content)
                && content.TryGetProperty("application/problem+json", out var problem)
                && problem.GetProperty("example").GetProperty("status").GetInt32().ToString(
                    System.Globalization.CultureInfo.InvariantCulture) != answer.Name),
            Is.Empty);
        Assert.That(_document.GetProperty("servers").GetArrayLength(), Is.GreaterThan(0));
    }

    private JsonElement Schema(string name) =>
        _document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private IEnumerable<string> Fields(string schema) =>
        Schema(schema).GetProperty("properties").EnumerateObject().Select(field => field.Name);
}
