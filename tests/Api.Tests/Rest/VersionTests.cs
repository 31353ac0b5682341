using System.Net;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>Two people change one record: the second one is told, nothing is lost.</summary>
internal sealed class VersionTests
{
    private static readonly string[] Records =
    [
        $"{TestApi.TenantPath}/clients/{Demo.ClientId}", $"{TestApi.TenantPath}/bookings/{Demo.BookingId}",
        TestApi.TenantPath,
        $"{TestApi.TenantPath}/channel-connections/{Demo.SpareConnectionId}",
    ];

    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCaseSource(nameof(Records))]
    public async Task Patch_WithoutIfMatch_Is428(string record)
    {
        var response = await Patch(record, null);

        Assert.That((response.StatusCode, await Code(response)),
            Is.EqualTo((HttpStatusCode.PreconditionRequired, "if_match.missing")));
    }

    [TestCaseSource(nameof(Records))]
    public async Task Patch_WithAnotherVersion_Is412(string record)
    {
        foreach (var tag in new[] { "\"999\"", "W/\"999\"", "\"999-gzip\"", "\"never-given\"", "\"gzip\"", "\"-1\"" })
        {
            var response = await Patch(record, tag);

            Assert.That((response.StatusCode, await Code(response)),
                Is.EqualTo((HttpStatusCode.PreconditionFailed, "version.stale")), tag);
        }
    }

    [TestCase("W/{0}")]
    [TestCase("\"{1}-gzip\"")]
    [TestCase("\"{1}--gzip\"")]
    [TestCase("\"{1};gzip\"")]
    [TestCase("W/\"{1}-br\"")]
    [TestCase("\"{1}:zstd\"")]
    [TestCase("\"999\", {0}")]
    [TestCase("\"888-gzip\", W/\"{1}-gzip\", \"other\"")]
    public async Task Patch_WithAnEtagThatAProxyChanged_IsTheVersionBehindIt(string form)
    {
        foreach (var record in Records)
        {
            var version = (await TestApi.Body(await Patch(record, "*"))).GetProperty("version").GetInt32();

            var response = await Patch(record, string.Format(
                System.Globalization.CultureInfo.InvariantCulture, form, $"\"{version}\"", version));

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), record);
        }
    }

    [TestCase("1")]
    [TestCase("\"1")]
    [TestCase("nonsense, \"")]
    public async Task Patch_WithWhatIsNoEtag_Is400(string tag)
    {
        var response = await Patch(Records[0], tag);

        Assert.That(
            (response.StatusCode, await Code(response)), Is.EqualTo((HttpStatusCode.BadRequest, "if_match.malformed")));
    }

    [Test]
    public async Task Patch_WithTheEtagThatWasRead_GivesTheNextOne()
    {
        var read = await _api.Http.GetAsync(Records[0]);

        var first = await Patch(Records[0], read.Headers.ETag!.ToString(), """{"lastName":"First"}""");
        var second = await Patch(Records[0], read.Headers.ETag!.ToString(), """{"lastName":"Second"}""");

        Assert.That(
            (first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed)));
        Assert.That(first.Headers.ETag, Is.Not.EqualTo(read.Headers.ETag));
        Assert.That((await TestApi.Body(await _api.Http.GetAsync(Records[0]))).GetProperty("lastName")
            .GetString(), Is.EqualTo("First"));
    }

    [Test]
    public async Task Patch_TwentyAtOnceWithOneEtag_LetsOneThrough()
    {
        var read = await _api.Http.GetAsync(Records[1]);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Patch(Records[1], read.Headers.ETag!.ToString(), $$"""{"notes":"note {{number}}"}""")));

        Assert.That(all.Count(response => response.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(all.Count(response => response.StatusCode == HttpStatusCode.PreconditionFailed), Is.EqualTo(19));
    }

    private async Task<HttpResponseMessage> Patch(string record, string? ifMatch, string body = "{}")
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, record) { Content = TestApi.Json(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await _api.Http.SendAsync(request);
    }

    private static async Task<string?> Code(HttpResponseMessage response) =>
        (await TestApi.Body(response)).GetProperty("code").GetString();
}
