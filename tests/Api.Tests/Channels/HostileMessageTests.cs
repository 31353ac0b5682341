using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>Authentic, and of no use or hardly any: never an error, never half a booking.</summary>
internal sealed class HostileMessageTests
{
    private VendorApi _api = null!;
    private int _messages;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    public static IEnumerable<TestCaseData> Documents()
    {
        yield return Of("empty", []);
        yield return Of("white space", " \r\n\t"u8);
        yield return Of("not JSON", "<xml/>"u8);
        yield return Of("cut off", """{"event":"call_analyzed","call":{"call_id":"call_x" """u8);
        yield return Of("a list", "[]"u8);
        yield return Of("a text", "\"call_analyzed\""u8);
        yield return Of("null", "null"u8);
        yield return Of("two documents", "{}{}"u8);
        yield return Of("field twice", """{"event":"call_analyzed","event":"call_ended","object":"x","object":"y"}"""u8);
        yield return Of("deep list",
            Encoding.ASCII.GetBytes("{\"call\":" + new string('[', 100_000) + new string(']', 100_000) + "}"));
        yield return Of("deep objects", Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat("{\"entry\":", 5000)) + "1" + new string('}', 5000)));
        yield return Of("half a character in a name", """{"event":"call_analyzed","\ud83d":1}"""u8);
        yield return Of(
            "bytes that are no text", [.. "{\"event\":\""u8, 0xFF, 0xFE, .. "\",\"object\":\""u8, 0xC3, .. "\"}"u8]);
        yield return Of("wrong types", """{"event":["call_analyzed"],"object":{"a":1},"entry":"x","call":7}"""u8);
        yield return Of("call is text", """{"event":"call_analyzed","call":"call_1"}"""u8);
        yield return Of("analysis is a list", """{"event":"call_analyzed","call":{"call_id":{},"direction":1,"from_number":[],"metadata":"x","call_analysis":{"custom_analysis_data":[1]},"collected_dynamic_variables":"x","retell_llm_dynamic_variables":7}}"""u8);
        yield return Of("entries of nothing", """{"object":"whatsapp_business_account","entry":[null,1,"x",[],{},{"changes":{}},{"changes":[null,7,{"field":"messages","value":[]},{"field":"messages","value":{"messages":{"id":1}}},{"field":7}]}]}"""u8);
        yield return Of("message of nothing", """{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"411122233344455"},"contacts":[null,1,{"profile":[]}],"messages":[{"id":7,"type":"interactive","from":{},"interactive":{"type":"nfm_reply","nfm_reply":{"response_json":{"booking_confirmed":true}}}},{"type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":"x"}},{"type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"response_json":"\ud83d"}}}]}}]}]}"""u8);

        static TestCaseData Of(string name, ReadOnlySpan<byte> body) =>
            new TestCaseData(body.ToArray()).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Document_OfNoUse_IsAcknowledgedAndTracksNothing(byte[] body)
    {
        var before = await _api.CountBookings();

        var retell = await _api.Retell(body);
        var whatsapp = await _api.Whatsapp(body);
        var twilio = await _api.Twilio(
            "MessageSid=SM&InteractiveData=" + Uri.EscapeDataString(Encoding.UTF8.GetString(body)));

        // What has neither an event nor a conversation is a custom function, whose agent takes a 2xx for done.
        var isFunction = Encoding.UTF8.GetString(body).StartsWith("{\"object\"", StringComparison.Ordinal);
        Assert.That(
            (retell.StatusCode, whatsapp.StatusCode, twilio.StatusCode),
            Is.EqualTo((
                isFunction ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.NoContent, HttpStatusCode.OK,
                OfForm(body.Length))));
        Assert.That(await _api.CountBookings(), Is.EqualTo(before));
    }

    [TestCase("start_time", "\"10000-01-01T00:00:00Z\"")]
    [TestCase("start_time", "\"0001-01-01T00:00\"")]
    [TestCase("start_time", "\"2026-02-30T10:00\"")]
    [TestCase("start_time", "179516532")]
    [TestCase("start_time", "1e400")]
    [TestCase("start_time", "[]")]
    [TestCase("start_time", "\"\\ud83d\"")]
    [TestCase("start_time", "null")]
    [TestCase("service", "\"\"")]
    [TestCase("service", "{\"name\":\"Cut\"}")]
    [TestCase("service", "\"\\u0000\\u202e\"")]
    public async Task Field_ThatABookingCannotDoWithout_IsNotTracked(string field, string value)
    {
        var (retell, whatsapp, twilio, id) = await Post(field, value);

        Assert.That(
            (retell.StatusCode, whatsapp.StatusCode, twilio.StatusCode),
            Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That((await Tracked(id)), Is.Empty);
    }

    private static readonly string[] Strange =
    [
        "1e400", "-1e400", "99999999999999999999", "-1", "0.001", "\"-5\"", "\"free\"", "{}", "[[1]]", "true",
        "\"\\ud83d\"", "\"a\\u0000b\"",
        "\"a\\ufffeb\"", "\"\\u202ea\"", "\"  \"",
    ];

    public static IEnumerable<TestCaseData> Trimmings()
    {
        foreach (var field in (string[])["price", "currency", "duration", "staff", "email", "first_name", "last_name",
            "phone", "notes", "phorest_client_id"])
        {
            foreach (var value in Strange) yield return new TestCaseData(field, value).SetArgDisplayNames(field, value);
            yield return new TestCaseData(field, $"\"{new string('x', 900_000)}\"").SetArgDisplayNames(field, "900 kB");
            yield return new TestCaseData(field, $"\"{new string(' ', 5000)}12 a{new string(' ', 5000)}\"")
                .SetArgDisplayNames(field, "padded");
            yield return new TestCaseData(field, $"\"{string.Concat(Enumerable.Repeat("\U0001F487", 2500))}\"")
                .SetArgDisplayNames(field, "emoji");
        }
    }

    [TestCaseSource(nameof(Trimmings))]
    public async Task Field_ThatABookingCanDoWithout_DoesNotCostTheBooking(string field, string value)
    {
        var (retell, whatsapp, twilio, id) = await Post(field, value);

        string[] tracked = ["retell:" + id, "whatsapp:" + id, "twilio:" + id];
        var ofForm = OfForm(Uri.EscapeDataString(value).Length);
        Assert.That(
            (retell.StatusCode, whatsapp.StatusCode, twilio.StatusCode),
            Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.OK, ofForm)));
        Assert.That(await Tracked(id), Is.EquivalentTo(ofForm is HttpStatusCode.OK ? tracked : tracked[..2]));
    }

    // Twilio never sends so much, and a form is read before its signature can be checked.
    private static HttpStatusCode OfForm(int length) =>
        length < Api.Channels.Twilio.TwilioForm.LongestValue - 500 ? HttpStatusCode.OK
            : HttpStatusCode.RequestEntityTooLarge;

    // One reference is one booking, whichever channel brings it; so only the first to bring it is looked for.
    [TestCaseSource(nameof(Strange))]
    public async Task Reference_OfAnyKind_DoesNotCostTheBooking(string value)
    {
        var (retell, whatsapp, twilio, id) = await Post("booking_reference", value);

        Assert.That(
            (retell.StatusCode, whatsapp.StatusCode, twilio.StatusCode),
            Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(await Tracked(id), Does.Contain("retell:" + id));
    }

    private async Task<(HttpResponseMessage Retell, HttpResponseMessage Whatsapp, HttpResponseMessage Twilio,
        string Id)> Post(string field, string value)
    {
        var number = Interlocked.Increment(ref _messages);
        var id = $"hostile_{number}";
        var phone = (353_861_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var fields = new Dictionary<string, string>
        {
            ["booking_confirmed"] = "true",
            ["service"] = "\"Cut\"",
            ["start_time"] = "\"2026-12-05T11:00\"",
            [field] = value,
        };
        var answer = $"{{{string.Join(',', fields.Select(one => $"\"{one.Key}\":{one.Value}"))}}}";
        var analysis = answer.Replace("start_time", "appointment_datetime", StringComparison.Ordinal)
            .Replace("\"staff\"", "\"staff_name\"", StringComparison.Ordinal)
                .Replace("\"email\"", "\"customer_email\"", StringComparison.Ordinal)
            .Replace("\"phone\"", "\"customer_phone\"", StringComparison.Ordinal)
                .Replace("\"first", "\"customer_first", StringComparison.Ordinal)
            .Replace("\"last", "\"customer_last", StringComparison.Ordinal);
        return (
            await _api.Retell($$$$"""
                {"event":"call_analyzed","call":{"call_id":"{{{{id}}}}","direction":"inbound","from_number":"+{{{{phone}}}}",
                "call_analysis":{"custom_analysis_data":{{{{analysis}}}}}}}
                """),
            await _api.Whatsapp($$$$"""
                {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"411122233344455"},"messages":[{"id":"{{{{id}}}}","from":"{{{{phone}}}}","type":"interactive",
                "interactive":{"type":"nfm_reply","nfm_reply":{"response_json":{{{{JsonSerializer.Serialize(At("T12:00"))}}}}}}}]}}]}]}
                """),
            await _api.Twilio(TwilioForm(At("T13:00"), id, phone)),
            id);

        // One visit that three senders tell of would be one booking.
        string At(string time) => answer.Replace("T11:00", time, StringComparison.Ordinal);
    }

    [TestCase("messages")]
    [TestCase("contacts")]
    public async Task Message_WithAByteThatIsNoText_DoesNotCostTheBooking(string place)
    {
        var id = "hostile_bytes_" + place;
        var body = Encoding.UTF8.GetBytes($$$$"""
            {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{
            "metadata":{"phone_number_id":"411122233344455"},"contacts":[{"note":"contacts?"}],"messages":[{
            "id":"{{{{id}}}}","from":"353862000001","type":"interactive","note":"messages?","interactive":{
            "type":"nfm_reply","nfm_reply":{"response_json":"{\"booking_confirmed\":true,
            \"service\":\"Cut\",\"start_time\":\"2026-12-05T11:00\"}"}}}]}}]}]}
            """.ReplaceLineEndings(""));
        body[body.IndexOf(Encoding.UTF8.GetBytes(place + "?")) + place.Length] = 0xFF;

        var answer = await _api.Whatsapp(body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _api.Bookings("whatsapp:" + id), Has.One.Items);
    }

    private static string TwilioForm(string answer, string id, string phone) =>
        $"MessageSid={id}&From=whatsapp%3A%2B{phone}&InteractiveData={Uri.EscapeDataString(answer)}";

    private async Task<List<string>> Tracked(string id)
    {
        var tracked = new List<string>();
        foreach (var key in (string[])[$"retell:{id}", $"whatsapp:{id}", $"twilio:{id}"])
            tracked.AddRange((await _api.Bookings(key)).Select(booking => booking.BookingKey!));
        return tracked;
    }
}
