using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CustomerTracking.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>All that is wrong with a body is told at once, and a body in another encoding is told so.</summary>
internal sealed class FaultyBodyTests
{
    private const string Chat = "/api/webhooks/chat/booking-confirmed";
    private const string N8n = "/api/webhooks/n8n/booking-created";
    private static readonly string Bookings = $"{TestApi.TenantPath}/bookings";

    private VendorApi _vendors = null!;

    [OneTimeSetUp]
    public void Start() => _vendors = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [TestCase("{}", "clientId,source,bookingDate,serviceName")]
    [TestCase("""{"clientId":"abc","source":"fax","bookingDate":"soon","duration":"long"}""",
        "clientId,source,bookingDate,duration,serviceName")]
    [TestCase("""{"clientId":12,"source":"web","bookingDate":"2026-12-27T14:00","serviceName":{}}""", "clientId,serviceName")]
    [TestCase("""{"clientId":null,"source":"web","bookingDate":"2026-12-27T14:00"}""", "clientId,serviceName")]
    public async Task Create_WithManyWrongFields_NamesThemAll(string body, string fields) =>
        Assert.That(await Errors(Bookings, body), Is.EquivalentTo(fields.Split(',')));

    [TestCase("{}", "source,customerPhone,appointmentDateTime,serviceName")]
    [TestCase("""{"source":"web","appointmentDateTime":"soon","email":"at example"}""",
        "appointmentDateTime,customerPhone,serviceName,email")]
    public async Task Track_WithManyWrongFields_NamesThemAll(string body, string fields) =>
        Assert.That(await Errors(Bookings + "/track", body), Is.EquivalentTo(fields.Split(',')));

    [TestCase("clients", """{"phone":true}""", "phone,firstInteractionSource")]
    [TestCase("channel-connections", "{}", "channel,name")]
    public async Task Create_OtherThings_NamesThemAll(string route, string body, string fields) =>
        Assert.That(await Errors($"{TestApi.TenantPath}/{route}", body), Is.EquivalentTo(fields.Split(',')));

    [TestCase(Chat, """{"dateTime":"soon","price":{}}""", "dateTime,price,phone,service")]
    [TestCase(N8n, """{"booking":{"dateTime":"soon"},"customer":{"email":"at example"}}""",
        "booking.dateTime,customer.phone,customer.email,booking.service")]
    public async Task Channel_WithManyWrongFields_NamesThemAll(string route, string body, string fields) =>
        Assert.That(await Errors(route, body), Is.EquivalentTo(fields.Split(',')));

    private static readonly object[] Encodings =
    [
        new object[] { Encoding.Unicode, "UTF-16 (little-endian)" },
        new object[] { Encoding.BigEndianUnicode, "UTF-16 (big-endian)" },
        new object[] { new UnicodeEncoding(false, false), "UTF-16 (little-endian)" },
        new object[] { new UnicodeEncoding(true, false), "UTF-16 (big-endian)" },
        new object[] { Encoding.UTF32, "UTF-32 (little-endian)" },
        new object[] { Encoding.Latin1, "ISO-8859-1" },
    ];

    [TestCaseSource(nameof(Encodings))]
    public async Task Post_InAnotherEncoding_IsToldWhich(Encoding encoding, string name)
    {
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes(AChat("Seán"))];

        foreach (var route in new[] { Chat, N8n, Bookings, Bookings + "/track" })
        {
            var answer = await Post(route, body, null);

            var problem = await TestApi.Body(answer);
            Assert.That((answer.StatusCode, problem.GetProperty("code").GetString()),
                Is.EqualTo((HttpStatusCode.UnsupportedMediaType, "body.encoding")), route);
            Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(name).And.Contain("UTF-8"));
        }
    }

    [Test]
    public async Task Post_WithTheQuotesOfWindows_IsToldSo()
    {
        byte[] body = [.. Encoding.ASCII.GetBytes("{\"firstName\":\"O"), 0x92, .. Encoding.ASCII.GetBytes("Brien\"}")];

        var problem = await TestApi.Body(await Post(Chat, body, null));

        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("0x92").And.Contain("Windows-1252"));
    }

    [TestCase("utf-16", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("UTF-16LE", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("utf-8", HttpStatusCode.Created)]
    [TestCase("UTF8", HttpStatusCode.OK)]
    [TestCase("iso-8859-1", HttpStatusCode.OK)]
    public async Task Post_WithACharset_CountsWhereItCannotBeUtf8(string charset, HttpStatusCode expected)
    {
        var answer = await Post(Chat, Encoding.ASCII.GetBytes(AChat("Charset")), charset);

        Assert.That(answer.StatusCode, Is.AnyOf(expected, HttpStatusCode.OK));
    }

    [Test]
    public async Task Post_WithAByteOrderMark_IsRead()
    {
        var answer = await Post(Chat, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(AChat("Mark"))], null);

        Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK));
    }

    [Test]
    public async Task Retell_InAnotherEncoding_IsKeptAsUnusable()
    {
        var body = Encoding.Latin1.GetBytes("""{"event":"call_analyzed","call":{"call_id":"call_latin","call_analysis":{"custom_analysis_data":{"booking_confirmed":true,"customer_phone":"0871239876","customer_name":"Seán","service":"Cut","appointment_time":"2026-12-27T14:00"}}}}""");

        var answer = await _vendors.Retell(body);

        var message = await _vendors.Api.Read(
            db => db.Set<InboundMessage>().OrderByDescending(one => one.Id).FirstAsync());
        Assert.That(answer.IsSuccessStatusCode, Is.True);
        Assert.That((message.Outcome, message.Code), Is.EqualTo((InboundMessageOutcome.Unusable, "body.encoding")));
    }

    private static string AChat(string name) =>
        $$"""{"phone":"0871239876","firstName":"{{name}}","service":"Cut","dateTime":"2026-12-27T14:00"}""";

    private async Task<IEnumerable<string>> Errors(string route, string body)
    {
        var answer = await _vendors.Api.Http.PostAsync(route, TestApi.Json(body));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        return (await TestApi.Body(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
    }

    private Task<HttpResponseMessage> Post(string route, byte[] body, string? charset)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset };
        return _vendors.Api.Http.PostAsync(route, content);
    }
}
