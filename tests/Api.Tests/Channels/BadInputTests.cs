using System.Globalization;
using System.Net;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>
/// What a caller with a token gets for a body that cannot be used: a 4xx that names the field, and not half a booking.
/// </summary>
internal sealed class BadInputTests
{
    private const string Chat = "/api/webhooks/chat/booking-confirmed";
    private const string CallEnded = "/api/webhooks/retell/call-ended";
    private const string N8n = "/api/webhooks/n8n/booking-created";
    private static readonly string Track = $"{TestApi.TenantPath}/bookings/track";

    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase(Chat)]
    [TestCase(CallEnded)]
    [TestCase(N8n)]
    public async Task Post_ACompressedBody_Is415AndSaysSo(string route)
    {
        using var body = TestApi.Json("compressed");
        body.Headers.ContentEncoding.Add("gzip");

        var response = await _api.Http.PostAsync(route, body);

        Assert.That((response.StatusCode, (await TestApi.Body(response)).GetProperty("code").GetString()),
            Is.EqualTo((HttpStatusCode.UnsupportedMediaType, "body.compressed")));
    }

    [TestCase("phone", "12", "phone")]
    [TestCase("phone", "call me", "phone")]
    [TestCase("phone", null, "phone")]
    [TestCase("phone", "{}", "phone")]
    [TestCase("phone", "087 123 456", "phone")]
    [TestCase("email", "not-an-email", "email")]
    [TestCase("email", "[1]", "email")]
    [TestCase("service", null, "service")]
    [TestCase("service", " \\u0000 ", "service")]
    [TestCase("service", "[]", "service")]
    [TestCase("dateTime", null, "dateTime")]
    [TestCase("dateTime", "next Thursday at half two", "dateTime")]
    [TestCase("dateTime", "10000-01-01T10:00:00Z", "dateTime")]
    [TestCase("dateTime", "9999-12-31T23:59:59Z", "dateTime")]
    [TestCase("dateTime", "0001-01-01T00:00:00+14:00", "dateTime")]
    [TestCase("dateTime", "2026-02-30T10:00:00Z", "dateTime")]
    [TestCase("dateTime", "179516532", "dateTime")]
    [TestCase("price", "-1", "price")]
    [TestCase("price", "1e400", "price")]
    [TestCase("price", "99999999999999999999", "price")]
    [TestCase("price", "65.005", "price")]
    [TestCase("price", "free", "price")]
    [TestCase("price", "1,250", "price")]
    [TestCase("firstName", "\\ud83d", "firstName")]
    [TestCase("firstName", "{\"a\":1}", "firstName")]
    [TestCase("duration", "0", "duration")]
    [TestCase("duration", "2147483648", "duration")]
    public async Task Post_AWrongField_IsNamedAndNothingIsKept(string field, string? value, string named)
    {
        var before = await Bookings();

        var response = await _api.Http.PostAsync(Chat, TestApi.Json(AChatBooking(field, value)));

        var problem = await TestApi.Body(response);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), problem.GetRawText());
        Assert.That(problem.GetProperty("errors").TryGetProperty(named, out _), Is.True, problem.GetRawText());
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await Bookings(), Is.EqualTo(before));
    }

    [Test]
    public async Task Post_AMegabyteName_IsRefused()
    {
        var response = await _api.Http.PostAsync(
            Chat, TestApi.Json(AChatBooking("firstName", new string('x', 1_000_000))));

        var problem = await TestApi.Body(response);
        Assert.That((response.StatusCode, problem.GetProperty("errors").TryGetProperty("firstName", out _)),
            Is.EqualTo((HttpStatusCode.BadRequest, true)));
    }

    [Test]
    public async Task Post_MoreThanTheLimit_Is413([Values(Chat, CallEnded, N8n)] string route)
    {
        var response = await _api.Http.PostAsync(
            route, TestApi.Json(AChatBooking("notes", new string('x', 1_100_000))));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That((await TestApi.Body(response)).GetProperty("code").GetString(), Is.EqualTo("body.too_large"));
    }

    [TestCase("", "body.missing")]
    [TestCase("{", "body.malformed")]
    [TestCase("[]", "body.not_an_object")]
    [TestCase("\"text\"", "body.not_an_object")]
    [TestCase("null", "body.not_an_object")]
    [TestCase("""{"phone":"0871234567","phone":"0871234568"}""", "body.duplicate_field")]
    [TestCase("""{"a":{"b":1,"b":2}}""", "body.duplicate_field")]
    [TestCase("""{"\ud83d":1}""", "body.malformed")]
    public async Task Post_WhatIsNoJsonObject_SaysSo(string body, string code)
    {
        foreach (var route in new[] { Chat, CallEnded, N8n, Track, $"{TestApi.TenantPath}/clients" })
        {
            var response = await _api.Http.PostAsync(route, TestApi.Json(body));

            var problem = await TestApi.Body(response);
            Assert.That((response.StatusCode, problem.GetProperty("code").GetString()),
                Is.EqualTo((HttpStatusCode.BadRequest, code)), route);
        }
    }

    [Test]
    public async Task Post_ANestingBomb_IsRefused()
    {
        var bomb = "{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        var response = await _api.Http.PostAsync(Chat, TestApi.Json(bomb));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Post_NotAsJson_Is415([Values(Chat, CallEnded, N8n)] string route)
    {
        var response = await _api.Http.PostAsync(route, new StringContent(AChatBooking("x", "1")));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That((await TestApi.Body(response)).GetProperty("code").GetString(), Is.EqualTo("body.not_json"));
    }

    [TestCase("walk_in", "Walk-ins are not tracked here")]
    [TestCase("walk-in", "Walk-ins are not tracked here")]
    [TestCase("Walk In", "Walk-ins are not tracked here")]
    [TestCase("fax", "voice, web, whatsapp")]
    public async Task Post_ASourceThatIsNotTracked_GetsTheSentence(string source, string sentence)
    {
        foreach (var (route, body) in new[]
        {
            (N8n, $$$"""{"bookingData":{"phone":"0871234567","service":"Cut","dateTime":"2026-12-27T14:00:00","source":"{{{source}}}"}}"""),
            (Track, $$"""{"customerPhone":"0871234567","serviceName":"Cut","appointmentDateTime":"2026-12-27T14:00:00","source":"{{source}}"}"""),
        })
        {
            var response = await _api.Http.PostAsync(route, TestApi.Json(body));

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(sentence));
        }
    }

    [Test]
    public async Task Post_ManyWrongFields_NamesThemAll()
    {
        var response = await _api.Http.PostAsync(Chat, TestApi.Json(Sample.Text("hostile_chat_wrong_types.json")));

        var errors = (await TestApi.Body(response)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.That(errors, Is.EquivalentTo(new[] { "email", "service", "price" }));
    }

    private static string AChatBooking(string field, string? value)
    {
        var fields = new Dictionary<string, string>
        {
            ["phone"] = "\"0851112233\"",
            ["service"] = "\"Cut\"",
            ["dateTime"] = "\"2026-12-05T10:00:00Z\"",
        };
        if (value is null) fields.Remove(field);
        else fields[field] = value is ['{' or '[', ..]
            || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? value
            : $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return "{" + string.Join(',', fields.Select(one => $"\"{one.Key}\":{one.Value}")) + "}";
    }

    private Task<int> Bookings() => _api.Read(db => db.Set<Booking>().CountAsync());
}
