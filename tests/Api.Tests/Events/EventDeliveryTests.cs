using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomerTracking.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>From a booking to a receiver's server, over real HTTP.</summary>
internal sealed class EventDeliveryTests
{
    private readonly ShiftedClock _clock = new();
    private TestApi _api = null!;

    [SetUp]
    public void Start()
    {
        _clock.Ahead = TimeSpan.Zero;
        _api = Quick();
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Booking_OfANewClient_ArrivesSignedAndInOrder()
    {
        await using var receiver = await Receiver.Start();
        await _api.Subscribe(receiver.Url);

        await _api.Track();

        var got = await receiver.Got(2);
        Assert.That(got.Select(one => one.Type), Is.EqualTo([EventTypes.ClientCreated, EventTypes.BookingTracked]));
        Assert.That(got, Has.All.Matches<Received>(one => IsSigned(one, EventApi.Secret)));
        Assert.That(got[0].Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(got[0].Headers["User-Agent"], Does.StartWith("CustomerTracking"));
        Assert.That(got[0].Method + got[0].Path, Is.EqualTo("POST/hook"));
        Assert.That(
            got.Select(one => one.Id), Has.All.Matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$") & Is.Unique);
    }

    [Test]
    public async Task Booking_AsAnEvent_IsWhatRestShows()
    {
        await using var receiver = await Receiver.Start();
        await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        var tracked = await _api.Track();

        var data = (await receiver.Got(1))[0].Json.GetProperty("data");
        var shown = await _api.Get($"{TestApi.TenantPath}/bookings/{tracked.GetProperty("bookingId").GetGuid()}");

        foreach (var field in shown.EnumerateObject().Where(field => field.Name != "history"))
        {
            Assert.That(
                data.GetProperty(field.Name).GetRawText(), Is.EqualTo(field.Value.GetRawText()), field.Name);
        }

        Assert.That(
            data.EnumerateObject().Select(field => field.Name)
                .Except(shown.EnumerateObject().Select(field => field.Name)),
            Is.EquivalentTo(["tenantId", "notesCut"]));
    }

    [Test]
    public async Task Client_AsAnEvent_IsWhatRestShows()
    {
        await using var receiver = await Receiver.Start();
        await _api.Subscribe(receiver.Url, [EventTypes.ClientCreated]);
        var tracked = await _api.Track();

        var data = (await receiver.Got(1))[0].Json.GetProperty("data");
        var shown = await _api.Get($"{TestApi.TenantPath}/clients/{tracked.GetProperty("clientId").GetGuid()}");

        foreach (var field in shown.EnumerateObject().Where(field =>
            field.Name is not ("contactPoints" or "mergedIds" or "household" or "provenance" or "birthday" or "notes")))
        {
            Assert.That(
                data.GetProperty(field.Name).GetRawText(), Is.EqualTo(field.Value.GetRawText()), field.Name);
        }
    }

    [Test]
    public async Task Delivery_ThatCannotBeUsed_IsToldOfOnceAndWithoutItsBody()
    {
        await using var receiver = await Receiver.Start();
        await _api.Subscribe(receiver.Url, [EventTypes.InboundMessageUnusable, EventTypes.BookingTracked]);
        const string Bad =
            """{"externalId":"B-9","phone":"12","firstName":"Orla","service":"Cut","dateTime":"2026-12-27T14:00"}""";
        await _api.Post("/api/webhooks/n8n/booking-created", Bad);
        await _api.Post("/api/webhooks/n8n/booking-created", Bad);
        await _api.Track();   // what comes after it, so that a second event would have been seen

        var got = await receiver.Got(2);
        Assert.That(
            got.Select(one => one.Type), Is.EqualTo([EventTypes.InboundMessageUnusable, EventTypes.BookingTracked]));
        var data = got[0].Json.GetProperty("data");
        var logged = await _api.Get($"{TestApi.TenantPath}/inbound-messages/{data.GetProperty("id").GetGuid()}");
        Assert.That(data.GetProperty("reason").GetString(), Does.Contain("too short").And.EqualTo(
            logged.GetProperty("reason").GetString()));
        Assert.That(got[0].Body, Does.Not.Contain("Orla"));
    }

    [Test]
    public async Task Receiver_ThatFailsTwice_GetsTheSameMessageAgain()
    {
        await using var receiver = await Receiver.Answering(500, 404, 200);
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        await _api.Track();

        var got = await receiver.Got(3);
        var attempts = await _api.Attempts(subscription, 3);
        Assert.That(got.Select(one => (one.Id, one.Body)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(
            attempts.Select(one => (one.GetProperty("outcome").GetString(), one.GetProperty("statusCode").GetInt32())),
            Is.EqualTo([("delivered", 200), ("failed", 404), ("failed", 500)]));
        Assert.That(attempts[2].GetProperty("error").GetString(), Is.EqualTo("Answered 500."));
        Assert.That(IsNull(await _api.Get(subscription), "failingSince"));
    }

    [Test]
    public async Task Receiver_ThatNeverTakesIt_GetsItAsOftenAsTheScheduleSays()
    {
        await using var receiver = await Receiver.Answering(500);
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        await _api.Track();

        var attempts = await _api.Attempts(subscription, 10);
        Assert.That((receiver.All.Count, IsNull(attempts[0], "nextAttemptAt")), Is.EqualTo((10, true)));
    }

    [Test]
    public async Task Receiver_ThatHangs_IsGivenUpOnAndTriedAgain()
    {
        await using var api = Quick(("Events:Timeout", "00:00:00.200"));
        await using var receiver = await Receiver.Start((http, number) =>
            number == 1 ? Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted) : Task.CompletedTask);
        var subscription = await api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        await api.Track();

        var attempts = await api.Attempts(subscription, 2);
        Assert.That(attempts[1].GetProperty("error").GetString(), Is.EqualTo("No answer within 0.2 s."));
        Assert.That(attempts[0].GetProperty("outcome").GetString(), Is.EqualTo("delivered"));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task Receiver_ThatAsksForTime_IsLeftAloneWithAllItsEvents(int status)
    {
        await using var receiver = await Receiver.Start((http, number) =>
        {
            if (number > 1) return Task.CompletedTask;

            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        });
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await _api.Track(1);
        await _api.Attempts(subscription, 1);
        await _api.Track(2);

        var attempts = await _api.Attempts(subscription, 3);

        var at = attempts.Select(one => one.GetProperty("at").GetDateTimeOffset()).ToList();
        Assert.That(at[1] - at[2], Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(receiver.All.Select(one => one.Json.GetProperty("data").GetProperty("serviceName").GetString()),
            Is.EqualTo(["Cut 1", "Cut 1", "Cut 2"]));
    }

    [Test]
    public async Task Receiver_ThatNamesADate_IsLeftAloneUntilThen()
    {
        var date = TimeProvider.System.GetUtcNow().AddHours(3);
        await using var receiver = await Receiver.Start((http, _) =>
        {
            http.Response.StatusCode = 503;
            http.Response.Headers.RetryAfter = date.ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        await _api.Track();

        var attempt = (await _api.Attempts(subscription, 1))[0];
        Assert.That(attempt.GetProperty("nextAttemptAt").GetDateTimeOffset(),
            Is.EqualTo(date).Within(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task Receiver_ThatIsGone_SwitchesTheSubscriptionOff()
    {
        await using var receiver = await Receiver.Answering(410);
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        await _api.Track(1);
        var off = await _api.Until(subscription, one => !one.GetProperty("enabled").GetBoolean());
        await _api.Track(2);
        await _api.UntilHandedOut();

        Assert.That(off.GetProperty("disabledReason").GetString(), Does.Contain("410"));
        Assert.That(receiver.All, Has.Count.EqualTo(1));
        Assert.That(_api.Log.All, Has.Some.Contains("[Customer Tracking] subscription.disabled: "));
    }

    [Test]
    public async Task Redirect_IsAFailureAndNotFollowed()
    {
        await using var elsewhere = await Receiver.Start();
        await using var receiver = await Receiver.Start((http, _) =>
        {
            (http.Response.StatusCode, http.Response.Headers.Location) = (307, elsewhere.Url);
            return Task.CompletedTask;
        });
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        await _api.Track();

        var attempt = (await _api.Attempts(subscription, 1))[^1];
        Assert.That(attempt.GetProperty("error").GetString(), Is.EqualTo("Answered 307; redirects are not followed."));
        Assert.That(elsewhere.All, Is.Empty);
    }

    [Test]
    public async Task Receiver_ThatFailsForDays_IsSwitchedOffUntilSomebodySwitchesItOn()
    {
        await using var receiver = await Receiver.Answering(500, 500, 200);
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await _api.Track();
        await receiver.Got(1);
        _clock.Ahead = TimeSpan.FromDays(5);

        var off = await _api.Until(subscription, one => !one.GetProperty("enabled").GetBoolean());
        var on = await _api.Patch(subscription, """{"enabled": true}""");

        Assert.That(off.GetProperty("disabledReason").GetString(), Does.StartWith("Nothing could be delivered since"));
        Assert.That((IsNull(on, "failingSince"), IsNull(on, "disabledReason")), Is.EqualTo((true, true)));
        Assert.That(await receiver.Got(3), Has.Count.EqualTo(3), "what had waited is sent");
    }

    [Test]
    public async Task Rotate_ForADay_BothSecretsSign()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        var rotated = await _api.Post($"{subscription}/rotate");
        await _api.Track(1);
        var during = (await receiver.Got(1))[0];
        _clock.Ahead = TimeSpan.FromHours(24);
        await _api.Track(2);
        var after = (await receiver.Got(2))[1];

        var secret = rotated.GetProperty("secret").GetString()!;
        Assert.That((IsSigned(during, EventApi.Secret), IsSigned(during, secret)), Is.EqualTo((true, true)));
        Assert.That((IsSigned(after, EventApi.Secret), IsSigned(after, secret)), Is.EqualTo((false, true)));
        Assert.That(IsNull(await _api.Get(subscription), "secret"));
    }

    [Test]
    public async Task Test_OfASubscriptionThatIsOff_IsSentOnce()
    {
        await using var receiver = await Receiver.Answering(500);
        await _api.Patch(EventApi.Demo, $$"""{"url": "{{receiver.Url}}"}""");

        var test = await _api.Post($"{EventApi.Demo}/test");

        var attempt = (await _api.Attempts(EventApi.Demo, 1))[0];
        Assert.That(IsNull(attempt, "nextAttemptAt"));
        Assert.That(attempt.GetProperty("eventId").GetGuid(), Is.EqualTo(test.GetProperty("eventId").GetGuid()));
        Assert.That(receiver.All.Select(one => one.Type), Is.EqualTo([EventTypes.Test]));
        Assert.That(IsNull(await _api.Get(EventApi.Demo), "failingSince"));
    }

    [Test]
    public async Task Resend_OneEvent_SendsItUnderItsId()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await _api.Track();
        await receiver.Got(1);
        var attempt = (await _api.Attempts(subscription, 1))[0];
        var eventId = attempt.GetProperty("eventId").GetGuid();

        var resent = await _api.Post($"{subscription}/resend", $$"""{"eventId": "{{eventId}}"}""");

        var got = await receiver.Got(2);
        Assert.That(resent.GetProperty("queued").GetInt32(), Is.EqualTo(1));
        Assert.That((got[1].Id, got[1].Body), Is.EqualTo((got[0].Id, got[0].Body)));
        Assert.That(attempt.GetProperty("messageId").GetString(), Is.EqualTo(got[0].Id));
    }

    [Test]
    public async Task Resend_SinceATimeBeforeTheSubscription_SendsWhatItIsMeantForInOrder()
    {
        await using var receiver = await Receiver.Start();

        // For which they are kept.
        await _api.Subscribe("https://receiver.example/earlier", [EventTypes.BookingTracked]);
        for (var number = 1; number <= 5; number++) await _api.Track(number);
        await _api.UntilHandedOut();
        var subscription = await _api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);

        var since = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        var resent = await _api.Post($"{subscription}/resend", $$"""{"since": "{{since}}"}""");

        var got = await receiver.Got(resent.GetProperty("queued").GetInt32());
        Assert.That(
            got.Select(one => one.Json.GetProperty("data").GetProperty("serviceName").GetString())
                .Where(name => name!.StartsWith("Cut ", StringComparison.Ordinal) && name[4] != '&').Distinct(),
            Is.EqualTo(["Cut 1", "Cut 2", "Cut 3", "Cut 4", "Cut 5"]));
        Assert.That(got, Has.All.Property("Type").EqualTo(EventTypes.BookingTracked));
    }

    [TestCase("""{}""")]
    [TestCase("""{"eventId": "01930000-0000-7000-8000-00000000000c", "since": "2026-01-01T00:00:00Z"}""")]
    public async Task Resend_OfNothingOrBoth_IsRefused(string body)
    {
        var refusal = await _api.Post($"{EventApi.Demo}/resend", body);

        Assert.That(refusal.GetProperty("code").GetString(), Is.EqualTo("event_subscription.resend"));
    }

    [TestCase("""{"url": "https://receiver.example/x", "secret": "whsec_c2hvcnQ="}""", "event_subscription.secret")]
    [TestCase("""{"url": "https://x.example/", "eventTypes": ["booking.eaten"]}""", "event_subscription.event_type")]
    [TestCase("""{"url": "ftp://receiver.example/x"}""", "event_subscription.url")]
    [TestCase("""{"url": "https://user:password@receiver.example/x"}""", "event_subscription.url")]
    [TestCase("""{}""", "validation.failed")]
    public async Task Subscribe_WithAFault_NamesIt(string body, string code)
    {
        var refusal = await _api.Post($"{TestApi.TenantPath}/event-subscriptions", body);

        Assert.That(refusal.GetProperty("code").GetString(), Is.EqualTo(code), refusal.ToString());
    }

    [Test]
    public async Task Events_OfAType_AreListed()
    {
        await using var receiver = await Receiver.Start();
        await _api.Subscribe(receiver.Url);
        await _api.Track();

        var page = await _api.Get($"{TestApi.TenantPath}/events?type=client.created&limit=1");

        Assert.That(page.GetProperty("items")[0].GetProperty("data").GetProperty("firstName").GetString(),
            Is.EqualTo("Aoife"));
    }

    [Test]
    public async Task Events_OlderThanTheyAreKept_AreRemovedWithTheirAttempts()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await _api.Subscribe(receiver.Url);
        await _api.Track();
        await _api.Attempts(subscription, 2);

        _clock.Ahead = TimeSpan.FromDays(31);

        await _api.Until($"{TestApi.TenantPath}/events", page => page.GetProperty("items").GetArrayLength() == 0);
        Assert.That((await _api.Get($"{subscription}/attempts")).GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Events_ThatStillWait_AreKept()
    {
        await using var receiver = await Receiver.Answering(500);
        await using var api = Quick(("Events:RetrySchedule:0", "10.00:00:00"), ("Events:RetentionDays", "1"));
        var subscription = await api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await api.Track();
        await api.Attempts(subscription, 1);

        _clock.Ahead = TimeSpan.FromDays(2);

        var page = await api.Until(
            $"{TestApi.TenantPath}/events", page => page.GetProperty("items").GetArrayLength() == 1);
        Assert.That(
            page.GetProperty("items")[0].GetProperty("type").GetString(), Is.EqualTo(EventTypes.BookingTracked));
    }

    private static bool IsNull(JsonElement body, string field) =>
        body.GetProperty(field).ValueKind is JsonValueKind.Null;

    private static bool IsSigned(Received one, string secret)
    {
        var signed = Encoding.UTF8.GetBytes($"{one.Id}.{one.Headers["webhook-timestamp"]}.{one.Body}");
        var hash = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed);
        return one.Headers["webhook-signature"].Split(' ').Contains("v1," + Convert.ToBase64String(hash));
    }

    private TestApi Quick(params (string Key, string Value)[] settings) => TestApi.Start(
        EventApi.Quick(settings), services => services.AddSingleton<TimeProvider>(_clock));
}
