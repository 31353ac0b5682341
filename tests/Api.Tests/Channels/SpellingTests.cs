using System.Net;
using System.Text.Json;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>One value in the spellings that JSON and its writers have for it.</summary>
internal sealed class SpellingTests
{
    private const string N8n = "/api/webhooks/n8n/booking-created";
    private static readonly string Track = $"{TestApi.TenantPath}/bookings/track";

    private VendorApi _vendors = null!;
    private int _posted;

    [OneTimeSetUp]
    public void Start() => _vendors = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [Test]
    public async Task Post_AnIdAsANumber_IsTheSameInEverySpelling()
    {
        string[] spellings = ["4711", "4711.0", "4.711e3", "47.11E2", "\"4711\"", "[4711]"];
        var answers = new List<HttpStatusCode>();
        foreach (var id in spellings)
        {
            _posted = 900_000;   // the same person all the time
            answers.Add((await Post(N8n, ABooking("externalId", id))).StatusCode);
            _posted = 900_000;
            answers.Add((await Post(Track, ATrack("externalBookingId", id))).StatusCode);
        }

        _posted = 910_000;
        Assert.That(answers.Count(status => status is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Count(status => status is HttpStatusCode.OK), Is.EqualTo(2 * spellings.Length - 1));
        Assert.That((await Newest()).ExternalBookingId, Is.EqualTo("4711"));
    }

    [Test]
    public async Task Post_APhoneAsANumber_IsNotRounded(
        [Values("353871234567", "3.53871234567E+11", "353871234567.0")] string phone)
    {
        foreach (var (
            route, body) in new[] { (N8n, ABooking("phone", phone)), (Track, ATrack("customerPhone", phone)) })
        {
            var answer = await Post(route, body);

            Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK), await Text(answer));
            Assert.That((await _vendors.Client((await Newest()).ClientId)).Phone, Is.EqualTo("+353871234567"));
        }
    }

    [Test]
    public async Task Post_AWholeNumber_IsReadInEverySpelling(
        [Values("60", "60.0", "6e1", "\"60\"", "\"60.0\"", "[60]")] string minutes)
    {
        foreach (var (
            route, body) in new[] { (N8n, ABooking("duration", minutes)), (Track, ATrack("duration", minutes)) })
        {
            var answer = await Post(route, body);

            Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK), await Text(answer));
            Assert.That((await Newest()).Duration, Is.EqualTo(60));
        }
    }

    [Test]
    public async Task Post_AWholeNumberWithAFraction_IsNamed(
        [Values("60.5", "6e-1", "1e400", "[30,30]")] string minutes)
    {
        foreach (var (
            route, body) in new[] { (N8n, ABooking("duration", minutes)), (Track, ATrack("duration", minutes)) })
        {
            var answer = await Post(route, body);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), route);
            Assert.That((await TestApi.Body(answer)).GetProperty("errors").TryGetProperty("duration", out _), route);
        }
    }

    [Test]
    public async Task Post_AStart_IsReadInEverySpelling(
        [Values("\"2026-12-27T14:30:00.123456789Z\"", "\"2026-12-27t15:30:00+01\"", "\"20261227T143000Z\"",
            "\"2026-12-27T15:30:00,0+01:00[Europe/Paris]\"", "1798381800", "1798381800000", "\"1798381800\"",
            "[\"2026-12-27T14:30\"]")] string start)
    {
        foreach (var (route, body) in new[]
        {
            (N8n, ABooking("dateTime", start)), (Track, ATrack("appointmentDateTime", start)),
        })
        {
            var answer = await Post(route, body);

            Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK), await Text(answer));
            Assert.That((await Newest()).BookingDate.AddMilliseconds(-(await Newest()).BookingDate.Millisecond),
                Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1798381800)));
        }
    }

    [TestCase("""["Toner"]""", "Toner")]
    [TestCase("""["Cut","Toner"]""", "Cut, Toner")]
    [TestCase("""[["Cut",["Toner"]],null,""," "]""", "Cut, Toner")]
    [TestCase("""["Toner",2,true]""", "Toner, 2, true")]
    public async Task Post_AListForAText_IsReadAsItsItemsJoined(string service, string expected)
    {
        foreach (var (
            route, body) in new[] { (N8n, ABooking("service", service)), (Track, ATrack("serviceName", service)) })
        {
            var answer = await Post(route, body);

            Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK), await Text(answer));
            Assert.That((await Newest()).ServiceName, Is.EqualTo(expected));
        }
    }

    [TestCase("""[{"name":"Toner"}]""")]
    [TestCase("""{"name":"Toner"}""")]
    [TestCase("true")]
    [TestCase("""["\ud83d"]""")]
    public async Task Post_NoTextWhereATextIsExpected_IsNamed(string service)
    {
        foreach (var (route, body, field) in new[]
        {
            (N8n, ABooking("service", service), "service"), (Track, ATrack("serviceName", service), "serviceName"),
        })
        {
            var answer = await Post(route, body);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), route);
            Assert.That((await TestApi.Body(answer)).GetProperty("errors").TryGetProperty(field, out _), route);
        }
    }

    [Test]
    public async Task Post_AListThatIsTooLong_IsRefusedByTheFieldsOwnLimit()
    {
        var services = JsonSerializer.Serialize(Enumerable.Repeat("Toner", 100_000));

        var answer = await Post(Track, ATrack("serviceName", services));

        Assert.That((await TestApi.Body(answer)).GetProperty("errors").TryGetProperty("serviceName", out _), Is.True);
    }

    [TestCase("""["no sugar","allergic to PPD"]""", "no sugar\nallergic to PPD")]
    [TestCase("""{"allergy":"PPD"}""", """notes as given: {"allergy":"PPD"}""")]
    [TestCase("""[{"allergy":"PPD"}]""", """notes as given: [{"allergy":"PPD"}]""")]
    public async Task Retell_NotesThatAreNoText_KeepTheAllergy(string notes, string expected)
    {
        await _vendors.Retell(ACall("notes", notes));

        Assert.That((await Newest()).Notes, Is.EqualTo(expected));
    }

    [TestCase("""["yes"]""", 1)]
    [TestCase("[true]", 1)]
    [TestCase("1.0", 1)]
    [TestCase("""["no"]""", 0)]
    [TestCase("""["yes","no"]""", 0)]
    [TestCase("[]", 0)]
    public async Task Retell_AListForAnAnswer_IsItsOnlyItem(string confirmed, int booked)
    {
        var before = await _vendors.CountBookings();

        await _vendors.Retell(ACall("booking_confirmed", confirmed));

        Assert.That(await _vendors.CountBookings(), Is.EqualTo(before + booked));
    }

    private string ABooking(string field, string value) => With(
        new() { ["phone"] = Phone(), ["service"] = "\"Cut\"", ["dateTime"] = "\"2026-12-27T14:00\"" }, field, value);

    private string ATrack(string field, string value) => With(
        new()
        {
            ["customerPhone"] = Phone(),
            ["serviceName"] = "\"Cut\"",
            ["appointmentDateTime"] = "\"2026-12-27T14:00\"",
            ["source"] = "\"web\"",
        },
        field, value);

    private string ACall(string field, string value)
    {
        var analysis = With(
            new()
            {
                ["booking_confirmed"] = "true",
                ["service"] = "\"Cut\"",
                ["appointment_time"] = "\"2026-12-27T14:00\""
            },
            field, value);
        return "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"call_" + ++_posted
            + "\",\"call_type\":\"phone_call\",\"direction\":\"inbound\",\"from_number\":" + Phone()
                .Replace("08", "+3538", StringComparison.Ordinal)
            + ",\"call_analysis\":{\"custom_analysis_data\":" + analysis + "}}}";
    }

    // Each another person, so that no booking is a repeat of an earlier test's.
    private string Phone() => $"\"0871{++_posted:000000}\"";

    private static string With(Dictionary<string, string> fields, string field, string value)
    {
        fields[field] = value;
        return $"{{{string.Join(',', fields.Select(one => $"\"{one.Key}\":{one.Value}"))}}}";
    }

    private Task<HttpResponseMessage> Post(string route, string body) =>
        _vendors.Api.Http.PostAsync(route, TestApi.Json(body));

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private Task<Booking> Newest() =>
        _vendors.Api.Read(db => db.Set<Booking>().OrderByDescending(booking => booking.Id).FirstAsync());
}
