using System.Net;
using System.Text;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Tests.Channels;

internal sealed class RetellChannelTests
{
    private VendorApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [SetUp]
    public void SetClock() => _api.Clock.Now = VendorApi.SampleTime;

    [Test]
    public async Task AnalysedCall_Recorded_BooksOnceHoweverOftenItComes()
    {
        var body = Sample.Bytes("retell_call_analyzed_booked.json");

        var first = await _api.Retell(body);
        var repeats = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => _api.Retell(body)));

        var booking = await _api.Booking("retell:call_5f0c2b9de31a4c7f9e6a1d20b48");
        var client = await _api.Client(booking.ClientId);
        Assert.That(
            repeats.Append(first).Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await first.Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(
            (booking.ServiceName, booking.StaffMember, booking.Amount, booking.ExternalBookingId, booking.Source,
                booking.Channel),
            Is.EqualTo(("Half head highlights", "Ciara", 125m, "BKG-20261203-0417", Source.Voice, Channel.Retell)));
        Assert.That(booking.BookingDate, Is.EqualTo(new DateTimeOffset(2026, 12, 3, 14, 30, 0, TimeSpan.Zero)));
        Assert.That((client.FirstName, client.LastName, client.Email?.Value),
            Is.EqualTo(("Aoife", "Ní Bhriain", "aoife.nibhriain@example.ie")));
        Assert.That(client.ContactPoints.Select(point => point.Key), Is.EqualTo(new[] { "+353871234567" }));
    }

    [Test]
    public async Task AnalysedCall_ThirtyTwoTimesAtOnce_IsOneBooking()
    {
        var body = Call("call_race", """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => _api.Retell(body)));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _api.Bookings("retell:call_race"), Has.Count.EqualTo(1));
    }

    [TestCase("retell_call_started.json")]
    [TestCase("retell_call_ended_not_booked.json")]
    [TestCase("hostile_retell_missing_phone.json")]
    [TestCase("hostile_not_json.txt")]
    public async Task OtherEvents_AreAcknowledgedAndTrackNothing(string sample)
    {
        var before = await _api.CountBookings();

        var answer = await _api.Retell(Sample.Bytes(sample));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _api.CountBookings(), Is.EqualTo(before));
    }

    [TestCase("""{"service_name":"Cut","appointment_datetime":"2026-12-03T14:30","call_successful":true}""")]
    [TestCase("""{"booking_confirmed":false,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""")]
    [TestCase("""{"booking_confirmed":"no","service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""")]
    [TestCase("""{"booking_confirmed":{},"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""")]
    [TestCase("""{"booking_confirmed":2,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""")]
    public async Task AnalysedCall_WithoutAnExplicitYes_TracksNothing(string analysis)
    {
        var answer = await _api.Retell(Call("call_unconfirmed", analysis));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _api.Bookings("retell:call_unconfirmed"), Is.Empty);
    }

    [TestCase("yes")]
    [TestCase("1")]
    [TestCase("TRUE")]
    public async Task AnalysedCall_ConfirmedInText_Books(string yes)
    {
        await _api.Retell(Call($"call_{yes}", $$"""{"appointment_booked":"{{yes}}","service":"Cut","appointment_time":"2026-12-03T14:30"}"""));

        Assert.That((await _api.Booking($"retell:call_{yes}"))
            .BookingDate, Is.EqualTo(new DateTimeOffset(2026, 12, 3, 14, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task WrongSignature_Is401AndTracksNothing()
    {
        var body = Encoding.UTF8.GetBytes(Call("call_forged", """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}"""));
        var good = VendorApi.RetellSignature(body, Demo.RetellSecret, VendorApi.SampleTime);

        var answers = new[]
        {
            await _api.Retell(body, signature: ""),
            await _api.Retell(body, good.Replace("d=", "d=0", StringComparison.Ordinal)),
            await _api.Retell(body, secret: "another-key"),
            await _api.Retell([.. body, (byte)' '], good),
            await _api.Retell(body, VendorApi.RetellSignature(body, Demo.RetellSecret, VendorApi.SampleTime - 300_001)),
            await _api.Retell(body, VendorApi.RetellSignature(body, Demo.RetellSecret, VendorApi.SampleTime + 300_001)),
        };

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await TestApi.Body(answers[0])).GetProperty("code").GetString(), Is.EqualTo("signature.invalid"));
        Assert.That(await _api.Bookings("retell:call_forged"), Is.Empty);
    }

    [TestCase(-300_000)]
    [TestCase(300_000)]
    public async Task Signature_FiveMinutesOff_IsStillGood(int off)
    {
        var body = Sample.Bytes("retell_call_started.json");

        var answer = await _api.Retell(
            body, VendorApi.RetellSignature(body, Demo.RetellSecret, VendorApi.SampleTime + off));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task ContentType_IsNotAskedFor_AsTheSignatureSaysEnough()
    {
        var body = Sample.Bytes("retell_call_started.json");
        var path = $"/api/webhooks/retell/{Demo.RetellConnectionId}?customer=x";

        var answer = await _api.Post(
            path, body, "text/plain", "X-Retell-Signature",
            VendorApi.RetellSignature(body, Demo.RetellSecret, VendorApi.SampleTime));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Connection_UnknownOrOfAnotherChannel_IsTheSame404()
    {
        var body = Sample.Bytes("retell_call_started.json");

        var unknown = await _api.Retell(body, connection: Guid.CreateVersion7());
        var another = await _api.Retell(body, connection: Demo.TwilioConnectionId.Value, secret: Demo.TwilioSecret);

        Assert.That(
            (unknown.StatusCode, another.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await another.Content.ReadAsStringAsync(), Is.EqualTo(await unknown.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task Body_OverOneMebibyte_Is413BeforeTheSignature()
    {
        var answer = await _api.Retell(new byte[(1024 * 1024) + 1], signature: "");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task AnotherTenantInTheCall_IsNotBookedAndSaysSoInTheLog()
    {
        var body = Call("call_stray", Confirmed, more: """
            "metadata":{"tenantId":"11111111-2222-3333-4444-555555555555"},
            """);

        var answer = await _api.Retell(body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _api.Bookings("retell:call_stray"), Is.Empty);
        Assert.That(_api.Api.Log.All, Has.Some.Contains("Inbound message unusable: tenant.forbidden")
            .And.Contains("message call_stray"));
    }

    [TestCase("inbound", "+353861110001", "+35315550142", "+353861110001")]
    [TestCase("outbound", "+35315550142", "+353861110002", "+353861110002")]
    public async Task Phone_ByDirection_IsTheOtherPartys(string direction, string from, string to, string expected)
    {
        await _api.Retell(Call($"call_{direction}", Confirmed, direction, from, to));

        var client = await _api.Client((await _api.Booking($"retell:call_{direction}")).ClientId);
        Assert.That(client.Phone, Is.EqualTo(expected));
    }

    [TestCase("web_call", "inbound")]
    [TestCase("phone_call", "")]
    public async Task Phone_OfNobodyInParticular_IsNotTaken(string type, string direction)
    {
        var body = Call("call_nobody", Confirmed, direction).Replace("phone_call", type, StringComparison.Ordinal);

        var answer = await _api.Retell(body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _api.Bookings("retell:call_nobody"), Is.Empty);
    }

    [Test]
    public async Task Phone_SaidAndShown_AreBothTheClients()
    {
        await _api.Retell(Call(
            "call_two_numbers", """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30","customer_phone":"086 222 0001"}""",
            from: "+353862220002"));

        var client = await _api.Client((await _api.Booking("retell:call_two_numbers")).ClientId);
        Assert.That(client.ContactPoints.Select(point => point.Key),
            Is.EquivalentTo(new[] { "+353862220001", "+353862220002" }));
        Assert.That(client.Phone, Is.EqualTo("+353862220001"));
    }

    [TestCase("\"not provided\"", "words")]
    [TestCase("0", "zero")]
    [TestCase("\"0\"", "zero_as_text")]
    [TestCase("-1", "negative")]
    [TestCase("\"00000000-0000-0000-0000-000000000000\"", "nil")]
    public async Task Reference_ThatOnlySaysThereIsNone_DoesNotMakeTwoCallsOne(string reference, string call)
    {
        var analysis = $$"""{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30","booking_reference":{{reference}}}""";

        await _api.Retell(Call($"call_{call}_1", analysis));
        await _api.Retell(Call($"call_{call}_2", analysis));

        Assert.That(await _api.Bookings($"retell:call_{call}_1"), Has.Count.EqualTo(1));
        Assert.That((await _api.Booking($"retell:call_{call}_2")).ExternalBookingId, Is.Null);
    }

    [Test]
    public async Task Ids_ThatDifferOnlyFarIn_AreTwoBookings()
    {
        var (before, far) = (await _api.CountBookings(), new string('7', 400));

        foreach (var end in new[] { "a", "b" })
        {
            await _api.Retell(Call("call_" + far + end, Analysis("r1" + end)));
            await _api.Retell(Call("call_far_" + end, Analysis(far + end)));
        }

        Assert.That(await _api.CountBookings(), Is.EqualTo(before + 4));

        static string Analysis(string reference) =>
            $$"""{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30","booking_reference":"{{reference}}"}""";
    }

    [Test]
    public async Task OptionalFields_ThatCannotBeRead_AreKeptAsNotes()
    {
        await _api.Retell(Call(
            "call_sloppy",
            """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30","price":"about a hundred","customer_email":"at example","duration":1e400}"""));

        var booking = await _api.Booking("retell:call_sloppy");
        Assert.That((booking.Amount, booking.Duration, booking.GuestEmail),
            Is.EqualTo(((decimal?)null, (int?)null, (Domain.Common.EmailAddress?)null)));
        Assert.That(
            booking.Notes, Does.Contain("price as given: about a hundred").And.Contain("email as given: at example"));
    }

    [Test]
    public async Task FieldMap_TellsWhereTheFieldsAre()
    {
        var connection = await _api.Connect(new
        {
            channel = "retell",
            name = "Mapped",
            secret = "mapped-secret",
            fieldMap = new Dictionary<string, string[]>
            {
                ["confirmed"] = ["C.done"],
                ["service"] = ["A.what.name", "A.treatment"],
                ["start"] = ["call.metadata.slot"],
                ["name"] = ["D.who"],
                ["phorestClientId"] = ["D.phorest"],
            },
        });
        var body = Call("call_mapped", """{"service_name":"Not this","treatment":"Balayage"}""", more: """
            "metadata":{"slot":"2026-12-03T14:30:00Z"},"collected_dynamic_variables":{"done":"yes"},
            "retell_llm_dynamic_variables":{"who":"Nóra Byrne","phorest":"igK6P6lu40g3UeT_zhmJhw"},
            """);

        await _api.Retell(body, connection, "mapped-secret");

        var booking = await _api.Booking("retell:call_mapped");
        var found = await _api.Api.Http.GetAsync(
            $"{TestApi.TenantPath}/service-mappings?provider=phorest&externalClientId=igK6P6lu40g3UeT_zhmJhw");
        Assert.That(booking.ServiceName, Is.EqualTo("Balayage"));
        Assert.That((await TestApi.Body(found)).ToString(), Does.Contain(booking.ClientId.ToString()));
    }

    [Test]
    public async Task Connection_SwitchedOff_Is404()
    {
        var connection = await _api.Connect(new { channel = "retell", name = "Gone", secret = "gone-secret" });
        await _api.Api.Http.DeleteAsync($"{TestApi.TenantPath}/channel-connections/{connection}");

        var answer = await _api.Retell(Sample.Text("retell_call_started.json"), connection, "gone-secret");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task OurOwnOutage_Is5xxAndTheRepeatBooks()
    {
        var body = Call("call_outage", Confirmed);
        _api.Outage.Begin(saves: 1);

        var first = await _api.Retell(body);
        var second = await _api.Retell(body);

        Assert.That((first.StatusCode, second.StatusCode),
            Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.NoContent)));
        Assert.That(await _api.Bookings("retell:call_outage"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task RingingCaller_WhoIsKnown_IsTold()
    {
        await _api.Retell(Call("call_known", """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30","customer_name":"Aoife Walsh"}""", from: "+353863330001"));

        var known = await _api.Retell(Sample.Text("retell_call_inbound.json")
            .Replace("+353871234567", "+353863330001", StringComparison.Ordinal));
        var stranger = await _api.Retell(
            Sample.Text("retell_call_inbound.json").Replace("+353871234567", "anonymous", StringComparison.Ordinal));

        Assert.That(await known.Content.ReadAsStringAsync(), Is.EqualTo(
            """{"call_inbound":{"dynamic_variables":{"caller_known":"true","caller_first_name":"Aoife"},"metadata":{"tenantId":"eb40f9f0-e696-4f46-bf00-4c7cf96338cc"}}}"""));
        Assert.That((await TestApi.Body(stranger)).GetProperty("call_inbound").GetProperty("dynamic_variables").ToString(), Is.EqualTo("""{"caller_known":"false"}"""));
    }

    [Test]
    public async Task Log_OfUnusableMessages_HoldsCodesAndIdsOnly()
    {
        await _api.Retell(Sample.Bytes("hostile_retell_missing_phone.json"));
        await _api.Retell(Call("call_private\\n[Customer Tracking] forged", """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"Thursday","customer_name":"Zebedee Quirke","customer_email":"zq@example.ie"}""", from: "+353864440001"));

        var warnings = _api.Api.Log.All.Where(
            line => line.Contains("Inbound message unusable", StringComparison.Ordinal))
            .ToList();
        Assert.That(warnings,
            Has.Some.Contains("field.unreadable in call.call_analysis.custom_analysis_data.appointment_datetime"));
        Assert.That(warnings, Has.Some.Contains("message call_web_77120"));
        Assert.That(string.Concat(_api.Api.Log.All), Does.Not.Contain("Zebedee").And.Not.Contain("zq@example")
            .And.Not.Contain("864440001").And.Not.Contain("Thursday"));
        Assert.That(warnings.Where(line => line.Contains('\n', StringComparison.Ordinal)), Is.Empty);
    }

    private const string Confirmed = """{"booking_confirmed":true,"service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""";

    private static string Call(
        string id, string analysis, string direction = "inbound", string from = "+353861234000", string to = "+35315550142", string more = "") => $$$$"""
        {"event":"call_analyzed","call":{"call_id":"{{{{id}}}}","call_type":"phone_call",{{{{more}}}}
        "direction":"{{{{direction}}}}","from_number":"{{{{from}}}}","to_number":"{{{{to}}}}","call_analysis":{"custom_analysis_data":{{{{analysis}}}}}}}
        """;
}
