using System.Net;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Api.Tests.Inbox;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>One key, one effect, one answer.</summary>
internal sealed class IdempotencyKeyTests
{
    private const string Replayed = "Idempotent-Replayed";

    // Every creating route, with a body that makes another thing each time it is not held back.
    private static readonly (string Method, string Path, string Body)[] Routes =
    [
        ("POST", $"{TestApi.TenantPathText}/clients", """{"firstName":"Áine","phone":"0871112222","firstInteractionSource":"web","email":"aine@example.ie"}"""),
        ("POST", $"{TestApi.TenantPathText}/bookings", """{"clientId":"01930000-0000-7000-8000-000000000001","bookingDate":"2026-12-27T14:00:00Z","serviceName":"Massage","source":"voice","amount":75.5}"""),
        ("POST", $"{TestApi.TenantPathText}/bookings/track", """{"customerPhone":"0871112222","firstName":"Áine","serviceName":"Cut","appointmentDateTime":"2026-12-27T14:00","source":"web"}"""),
        ("PUT", $"{TestApi.TenantPathText}/clients/01930000-0000-7000-8000-000000000001/service-mappings", """{"serviceProvider":"fresha","externalClientId":"f-1"}"""),
        ("POST", $"{TestApi.TenantPathText}/service-accounts", """{"name":"n8n","scopes":["webhooks:write"]}"""),
        ("POST", $"{TestApi.TenantPathText}/channel-connections", """{"channel":"retell","name":"Voice","fieldMap":{"service":["A.treatment"]}}"""),
        ("POST", $"{TestApi.TenantPathText}/channel-connections/01930000-0000-7000-8000-000000000007/rotate", "{}"),
        ("POST", "/api/platform/tenants", """{"name":"Oak & Ivy","region":"GB","timeZone":"Europe/London","currency":"GBP"}"""),
        ("POST", "/api/webhooks/chat/booking-confirmed", """{"phone":"0871112222","service":"Cut","dateTime":"2026-12-27T14:00"}"""),
        ("POST", "/api/webhooks/retell/call-ended", """{"bookingConfirmed":true,"customerPhone":"0871112222","service":"Cut","dateTime":"2026-12-27T14:00"}"""),
        ("POST", "/api/webhooks/n8n/booking-created", """{"phone":"0871112222","service":"Cut","dateTime":"2026-12-27T14:00"}"""),
        ("POST", $"{TestApi.TenantPathText}/event-subscriptions", """{"url":"https://example.com/hooks"}"""),
        ("POST", $"{TestApi.TenantPathText}/event-subscriptions/01930000-0000-7000-8000-00000000000a/rotate", "{}"),
    ];

    private VendorApi _vendors = null!;
    private HttpClient _http = null!;

    [SetUp]
    public void Start()
    {
        _vendors = VendorApi.Start();
        _http = _vendors.Api.As(Demo.PlatformToken);
        _http.DefaultRequestHeaders.Add("X-Tenant-Id", Demo.TenantId.ToString());
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _vendors.DisposeAsync();
    }

    [TestCaseSource(nameof(Routes))]
    public async Task SameKey_SameRequest_IsTheFirstAnswerAndNothingElse((
        string Method, string Path, string Body) route)
    {
        var first = await Send(route, "\"k-1\"");
        var rows = await Rows();
        var second = await Send(route, "k-1");

        Assert.That(second.StatusCode, Is.EqualTo(first.StatusCode));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That((first.Headers.ETag, first.Headers.Location),
            Is.EqualTo((second.Headers.ETag, second.Headers.Location)));
        Assert.That((first.Headers.Contains(Replayed), second.Headers.Contains(Replayed)), Is.EqualTo((false, true)));
        Assert.That(await Rows(), Is.EqualTo(rows));
    }

    [Test]
    public async Task SameKey_OtherRequest_Is422()
    {
        await Send(Routes[0], "k-1");

        var other = await Send(Routes[0] with
        {
            Body = Routes[0].Body.Replace(
            "2222", "3333", StringComparison.Ordinal)
        }, "k-1");

        Assert.That((other.StatusCode, (await TestApi.Body(other)).Text("code")),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "idempotency_key.reused")));
    }

    [Test]
    public async Task SameKey_SameRequestInAnotherSpelling_IsTheFirstAnswer()
    {
        await Send(Routes[10], "k-1");

        var again = await Send(
            Routes[10] with { Body = """{ "executionId": 77, "dateTime":"2026-12-27T14:00", "service":"Cut", "phone":"0871112222" }""" }, "k-1");

        Assert.That((again.StatusCode, again.Headers.Contains(Replayed)), Is.EqualTo((HttpStatusCode.Created, true)));
    }

    [TestCase("75.5", "75.50")]
    [TestCase("75.5", "7.55e1")]
    [TestCase("2026-12-27T14:00:00Z", "2026-12-27T15:00:00.000+01:00")]
    [TestCase("\"serviceName\":\"Massage\"", "\"serviceName\":[\"Massage\"]")]
    public async Task SameKey_SameValueInAnotherSpelling_IsTheFirstAnswer(string spelling, string other)
    {
        await Send(Routes[1], "k-1");

        var again = await Send(
            Routes[1] with { Body = Routes[1].Body.Replace(spelling, other, StringComparison.Ordinal) }, "k-1");

        Assert.That((again.StatusCode, again.Headers.Contains(Replayed)), Is.EqualTo((HttpStatusCode.Created, true)));
    }

    [TestCase("75.5", "75.51")]
    [TestCase("2026-12-27T14:00:00Z", "2026-12-27T14:00:00+01:00")]
    public async Task SameKey_AnotherValueInASimilarSpelling_Is422(string spelling, string other)
    {
        await Send(Routes[1], "k-1");

        var again = await Send(
            Routes[1] with { Body = Routes[1].Body.Replace(spelling, other, StringComparison.Ordinal) }, "k-1");

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task SameKey_AnotherRouteOrCredential_IsAnotherKey()
    {
        await Send(Routes[8], "k-1");
        await Send(Routes[10], "k-1");
        using var other = new HttpRequestMessage(HttpMethod.Post,
            Routes[8].Path)
        { Content = TestApi.Json(Routes[8].Body) };
        other.Headers.Add("Idempotency-Key", "k-1");

        var answer = await _vendors.Api.Http.SendAsync(other);

        Assert.That((answer.StatusCode, answer.Headers.Contains(Replayed)), Is.EqualTo((HttpStatusCode.OK, false)));
    }

    [Test]
    public async Task SameKey_AfterARefusal_RunsAgain()
    {
        var refused = await Send(Routes[0] with
        {
            Body = Routes[0].Body.Replace(
            "0871112222", "12", StringComparison.Ordinal)
        }, "k-1");
        var right = await Send(Routes[0], "k-1");

        Assert.That((refused.StatusCode, right.StatusCode),
            Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.Created)));
    }

    [Test]
    public async Task SameKey_AfterADay_IsANewRequest()
    {
        await Send(Routes[1], "k-1");
        _vendors.Clock.Now += (long)TimeSpan.FromHours(24).TotalMilliseconds + 1;

        var again = await Send(Routes[1], "k-1");

        Assert.That((again.StatusCode, again.Headers.Contains(Replayed)), Is.EqualTo((HttpStatusCode.Created, false)));
        Assert.That(await _vendors.Api.Read(db => db.Set<Booking>().CountAsync(one => one.ServiceName == "Massage")),
            Is.EqualTo(2));
    }

    [Test]
    public async Task SameKey_32TimesAtOnce_HasOneEffectAndTellsTheOthersToWait()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Send(Routes[1], "k-1")));

        Assert.That(answers.Select(one => one.StatusCode),
            Is.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        Assert.That(
            answers.Where(one => one.StatusCode is HttpStatusCode.Conflict)
                .Select(one => one.Headers.RetryAfter?.ToString()),
            Is.All.EqualTo("1"));
        Assert.That(answers.Count(one => one.StatusCode is HttpStatusCode.Created && !one.Headers.Contains(Replayed)),
            Is.EqualTo(1));
        Assert.That(await _vendors.Api.Read(db => db.Set<Booking>().CountAsync(one => one.ServiceName == "Massage")),
            Is.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task SameKey_WhenTheFirstSaveFailed_HasNoEffectAndNoAnswerYet(int savesBefore)
    {
        var rows = await Rows();
        _vendors.Outage.Begin(saves: 1, after: savesBefore);

        var failed = await Send(Routes[1], "k-1");
        Assert.That(await Rows(), Is.EqualTo(rows));
        var again = await Send(Routes[1], "k-1");

        Assert.That((int)failed.StatusCode, Is.GreaterThanOrEqualTo(500));
        Assert.That((again.StatusCode, again.Headers.Contains(Replayed)), Is.EqualTo((HttpStatusCode.Created, false)));
    }

    [TestCase("")]
    [TestCase("\"\"")]
    [TestCase("two words")]
    public async Task Key_ThatIsNone_Is400(string key)
    {
        var answer = await Send(Routes[0], key);

        Assert.That((answer.StatusCode, (await TestApi.Body(answer)).Text("code")),
            Is.EqualTo((HttpStatusCode.BadRequest, "idempotency_key.malformed")));
    }

    [Test]
    public async Task Key_OfAnExecutionThatN8nDoesNotSave_CountsAsNone()
    {
        await Send(Routes[10], "__UNKNOWN__-0");
        var other = await Send(Routes[10] with { Body = """{"phone":"0869998888","service":"Cut","dateTime":"2026-12-28T14:00"}""" }, "__UNKNOWN__-0");

        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task IdempotencyRecord_ThatHoldsASecret_IsNotReadableInTheDatabase()
    {
        var token = (await TestApi.Body(await Send(Routes[4], "k-1"))).Text("token")!;

        var stored = await _vendors.Api.Read(db => db.Set<IdempotencyRecord>().Select(one => one.Answer).SingleAsync());

        Assert.That(System.Text.Encoding.UTF8.GetString(stored), Does.Not.Contain(token));
    }

    private async Task<HttpResponseMessage> Send((string Method, string Path, string Body) route, string key)
    {
        using var request = new HttpRequestMessage(new(route.Method),
            route.Path)
        { Content = TestApi.Json(route.Body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await _http.SendAsync(request);
    }

    private Task<(int, int, int)> Rows() => _vendors.Api.Read(async db => (
        await db.Set<Client>().CountAsync(), await db.Set<Booking>().CountAsync(),
        await db.Set<Domain.Tenants.ServiceAccount>().CountAsync()));
}
