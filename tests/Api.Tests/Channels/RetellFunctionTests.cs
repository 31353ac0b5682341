using System.Net;
using System.Text.Json;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>The agent takes a 2xx for done and says what it hears.</summary>
internal sealed class RetellFunctionTests
{
    private const string Args = """{"name":"Aoife Walsh","phone":"086 222 0101","service":"Cut","dateTime":"2026-12-03T14:30"}""";

    private VendorApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Function_ThatBooks_IsOneBookingWithItsCallAndSaysSo()
    {
        var function = Sample.Bytes("retell_custom_function_create_booking.json");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _api.Retell(function)));
        var analysed = await _api.Retell(Sample.Bytes("retell_call_analyzed_booked.json"));

        var said = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(said, Is.All.EqualTo(
            """{"success":true,"message":"The booking is recorded for Thursday 3 December at 14:30."}"""));
        Assert.That(analysed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        var booking = await _api.Booking("retell:call_5f0c2b9de31a4c7f9e6a1d20b48");
        var client = await _api.Client(booking.ClientId);
        Assert.That((booking.ServiceName, booking.Amount, booking.Source, client.FirstName, client.LastName),
            Is.EqualTo(("Half head highlights", 125m, Source.Voice, "Aoife", "Ní Bhriain")));
        Assert.That(client.ContactPoints, Has.Count.EqualTo(1));
    }

    [TestCase("create_booking", """{"customer_name":"A B","customer_phone":"0862220111","service_name":"Cut","start_time":"2026-07-03T14:30"}""")]
    [TestCase("bookAppointment", """{"firstName":"A","lastName":"B","phoneNumber":"0862220111","serviceName":"Cut","appointmentDateTime":"2026-07-03T14:30:00+01:00"}""")]
    [TestCase("make-reservation", """{"phone":"0862220111","service":"Cut","datetime":"2026-07-03T13:30:00Z"}""")]
    [TestCase("termin_buchen", """{"phone":"0862220111","service":"Cut","start":"2026-07-03T14:30"}""")]
    [TestCase("do_it", """{"booking_confirmed":true,"service":"Cut","start":"2026-07-03T14:30"}""")]
    public async Task Function_InAnySpelling_BooksAndSaysTheSalonsOwnTime(string name, string args)
    {
        var answer = await _api.Retell(Function($"call_{name}", args, name));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        Assert.That(await Said(answer), Is.EqualTo("The booking is recorded for Friday 3 July at 14:30."));
        Assert.That((await _api.Booking($"retell:call_{name}")).BookingDate,
            Is.EqualTo(new DateTimeOffset(2026, 7, 3, 13, 30, 0, TimeSpan.Zero)));
    }

    [TestCase("check_availability", Args)]
    [TestCase("getAvailableSlots", Args)]
    [TestCase("cancel_booking", Args)]
    [TestCase("RescheduleAppointment", Args)]
    [TestCase("booking_lookup", Args)]
    [TestCase("verfuegbarkeit", """{"service":"Cut","dateTime":"2026-12-03T14:30"}""")]
    [TestCase("create_booking", """{"booking_confirmed":false,"phone":"0862220101","service":"Cut","dateTime":"2026-12-03T14:30"}""")]
    [TestCase("create_booking", """{"booking_confirmed":"not yet","phone":"0862220101","service":"Cut","dateTime":"2026-12-03T14:30"}""")]
    [TestCase("create_booking", """{"phone":"0862220101","dateTime":"2026-12-03T14:30"}""")]
    [TestCase("create_booking", """{"phone":"0862220101","service":"Cut"}""")]
    [TestCase("create_booking", """{"phone":"0862220101","service":"Cut","dateTime":"Thursday"}""")]
    [TestCase("create_booking", "{}")]
    public async Task Function_ThatBooksNothing_IsRefusedWithASentence(string name, string args)
    {
        var before = await _api.CountBookings();

        var answer = await _api.Retell(Function("call_nothing", args, name));

        var body = await TestApi.Body(answer);
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That(body.GetProperty("success").GetBoolean(), Is.False);
        Assert.That(
            body.GetProperty("message").GetString(), Does.StartWith("The booking is not recorded. ").And.EndsWith("."));
        Assert.That(await _api.CountBookings(), Is.EqualTo(before));
    }

    [Test]
    public async Task Function_WithoutAStart_NamesIt()
    {
        var answer = await _api.Retell(Function("call_no_start", """{"phone":"0862220101","service":"Cut"}"""));

        Assert.That(await Said(answer), Does.Contain("date and time"));
    }

    [Test]
    public async Task Function_WithItsArgumentsAlone_NeedsACallId()
    {
        var args = Args[..^1];

        var without = await _api.Retell(args + "}");
        var unresolved = await _api.Retell(args + ""","call_id":"{{retell_call_id_1}}"}""");
        var undefined = await _api.Retell(args + ""","call_id":"undefined"}""");
        var with = await _api.Retell(args + ""","call_id":"call_5f0c2b_alone"}""");

        Assert.That(new[] { without, unresolved, undefined }.Select(answer => (int)answer.StatusCode),
            Is.All.EqualTo(422));
        Assert.That(await Said(without), Does.Contain("call_id"));
        Assert.That(with.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _api.Booking("retell:call_5f0c2b_alone")).ServiceName, Is.EqualTo("Cut"));
    }

    [Test]
    public async Task Function_OfAChat_BooksUnderItsChat()
    {
        var body = Function("chat_function", Args)
            .Replace("\"call\":{\"call_id\"", "\"chat\":{\"chat_id\"", StringComparison.Ordinal);

        var answer = await _api.Retell(body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _api.Booking("retell:chat_function")).Source, Is.EqualTo(Source.Web));
    }

    [Test]
    public async Task Function_TwiceInACall_ForAnotherStartOrPerson_IsAnotherBooking()
    {
        var calls = new[]
        {
            Function("call_two", Args), Function("call_two", Args.Replace("14:30", "16:00", StringComparison.Ordinal)),
            Function("call_two", Args.Replace("Aoife", "Emma", StringComparison.Ordinal)),
        };

        foreach (var call in calls.Concat(calls))
        {
            var answer = await _api.Retell(call);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        }

        var bookings = await _api.Api.Read(db => db.Set<Booking>().AsNoTracking()
            .Where(booking => booking.BookingKey!.StartsWith("retell:call_two")).ToListAsync());
        Assert.That(bookings, Has.Count.EqualTo(3));
        Assert.That(await _api.Bookings("retell:call_two"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Function_ThatCouldNotBeUsed_IsInTheLogAndCanBeCorrected()
    {
        await _api.Retell(Function("call_correct", """{"phone":"0862220121","dateTime":"2026-12-03T14:30"}"""));
        var message = await _api.Api.Read(db => db.Set<InboundMessage>().AsNoTracking()
            .SingleAsync(one => one.Key.StartsWith("custom_function:call_correct")));

        var replay = await _api.Api.Http.PostAsync(
            $"{TestApi.TenantPath}/inbound-messages/{message.Id.Value}/replay", TestApi.Json("""{"corrections":{"service":"Cut"}}"""));

        Assert.That(message.Outcome, Is.EqualTo(InboundMessageOutcome.Unusable));
        Assert.That((await TestApi.Body(replay)).GetProperty("outcome").GetString(), Is.EqualTo("tracked"));
        Assert.That((await _api.Booking("retell:call_correct")).ServiceName, Is.EqualTo("Cut"));
    }

    [Test]
    public async Task Function_FieldMap_TellsWhereTheArgumentsAre()
    {
        var connection = await _api.Connect(new
        {
            channel = "retell",
            name = "Mapped",
            secret = "mapped-secret",
            fieldMap = new Dictionary<string, string[]>
            {
                ["service"] = ["args.treatment.title"],
                ["start"] = ["args.slot"]
            },
        });
        var args = """{"phone":"0862220131","treatment":{"title":"Balayage"},"slot":"2026-12-03T14:30"}""";

        var answer = await _api.Retell(Function("call_map", args), connection, "mapped-secret");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _api.Booking("retell:call_map")).ServiceName, Is.EqualTo("Balayage"));
    }

    [Test]
    public async Task Function_DuringAnOutageOrWithAWrongSignature_IsNoSuccess()
    {
        _api.Outage.Begin(saves: 1);

        var outage = await _api.Retell(Function("call_outage_function", Args));
        var forged = await _api.Retell(Function("call_forged_function", Args), secret: "another-key");
        var again = await _api.Retell(Function("call_outage_function", Args));

        Assert.That((int)outage.StatusCode, Is.GreaterThanOrEqualTo(500));
        Assert.That(
            (forged.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
    }

    [TestCase("""{"booking_confirmed":true,"customer_phone":"0862220141","service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}""", "")]
    [TestCase("""{"appointment_booked":"yes","service":"Cut","appointment_time":"2026-12-03T14:30"}""", "\"chat_type\":\"sms_chat\",\"from_number\":\"+353862220141\",")]
    [TestCase("""{"booking_confirmed":true,"service":"Cut","appointment_time":"2026-12-03T14:30"}""", "\"collected_dynamic_variables\":{\"customer_phone\":\"086 222 0141\"},")]
    public async Task AnalysedChat_WithAConfirmedBooking_BooksLikeACall(string analysis, string more)
    {
        var id = $"chat_{analysis.Length}_{more.Length}";
        var body = $$$$"""{"event":"chat_analyzed","chat":{"chat_id":"{{{{id}}}}",{{{{more}}}}"chat_analysis":{"custom_analysis_data":{{{{analysis}}}} } } }""";

        var first = await _api.Retell(body);
        var second = await _api.Retell(body);

        var booking = await _api.Booking("retell:" + id);
        Assert.That(
            (first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)));
        Assert.That((booking.Source, booking.Channel), Is.EqualTo((Source.Web, Channel.Retell)));
        Assert.That((await _api.Client(booking.ClientId)).Phone, Is.EqualTo("+353862220141"));
    }

    [TestCase("chat_started")]
    [TestCase("chat_ended")]
    public async Task OtherChatEvents_TrackNothing(string name)
    {
        var answer = await _api.Retell($$$"""{"event":"{{{name}}}","chat":{"chat_id":"chat_other"}}""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _api.Bookings("retell:chat_other"), Is.Empty);
    }

    private static async Task<string?> Said(HttpResponseMessage answer) =>
        (await TestApi.Body(answer)).GetProperty("message").GetString();

    private static string Function(string call, string args, string name = "create_booking") =>
        $$$"""{"name":{{{JsonSerializer.Serialize(name)}}},"args":{{{args}}},"call":{"call_id":"{{{call}}}","call_type":"phone_call","direction":"inbound","from_number":"+353862220199","to_number":"+35315550142"}}""";
}
