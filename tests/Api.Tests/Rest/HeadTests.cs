using System.Net;
using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>HEAD is GET without the body, on every kind of address.</summary>
internal sealed class HeadTests
{
    private static readonly string[] Paths =
    [
        $"{TestApi.TenantPath}/clients", $"{TestApi.TenantPath}/clients/{Demo.ClientId}",
        $"{TestApi.TenantPath}/bookings/{Demo.BookingId}", TestApi.TenantPath,
        $"{TestApi.TenantPath}/clients/{Guid.Empty}", $"{TestApi.TenantPath}/clients?limit=0",
        "/health/live", "/health/ready", "/swagger/index.html", "/swagger/v1/swagger.json", "/sign-in", "/favicon.svg",
    ];

    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCaseSource(nameof(Paths))]
    public async Task Head_WhereGetIs_HasTheSameStatusAndHeadersAndNoBody(string path)
    {
        var get = await _api.Http.GetAsync(path);

        var head = await _api.Http.SendAsync(new(HttpMethod.Head, path));

        Assert.That(
            (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentType),
            Is.EqualTo((get.StatusCode, get.Headers.ETag, get.Content.Headers.ContentType)));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("/clients")]
    [TestCase("/bookings")]
    [TestCase("")]
    public async Task Delete_WhereItIsNot_NamesHeadBesideGet(string path)
    {
        var response = await _api.Http.DeleteAsync(TestApi.TenantPath + path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.SupersetOf(new[] { "GET", "HEAD" }));
    }
}
