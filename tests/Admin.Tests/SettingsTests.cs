using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using CustomerTracking.Api.Tests.Events;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

internal sealed partial class SettingsTests : PageTests
{
    private static readonly string[] Paths = ["channels", "tokens", "webhooks", "staff", "salon"];

    [Test]
    public async Task Index_LeadsToEachPage_WhichSaysWhereOneIs()
    {
        var page = await Browser.SignedIn(Api, "/settings");
        foreach (var path in Paths)
        {
            await page.GotoAsync(Api.Address("/settings"));
            await page.Locator($"main a[href='settings/{path}']").ClickAsync();

            await Expect(page.Locator(".settings .tabs a[aria-current=page]"))
                .ToHaveAttributeAsync("href", $"settings/{path}");
            await Expect(page.Locator("main h1")).ToBeFocusedAsync();
        }
    }

    [Test]
    public async Task Token_ThatWasMade_BooksAndIsNotShownAgain()
    {
        var page = await Browser.SignedIn(Api, "/settings/tokens");
        await page.Button("Make a token").ClickAsync();
        await page.GetByLabel("Name").FillAsync("The new web chat");
        await page.Button("Make it").ClickAsync();
        var token = await page.Locator(".secret code").TextContentAsync();

        var booked = await Api.As(token!).PostAsync(
            "/api/webhooks/chat/booking-confirmed",
            TestApi.Json("""{"phone":"0871230001","service":"Cut","dateTime":"2026-12-27T14:00"}"""));
        await page.ReloadAsync();

        Assert.That(booked.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var card = page.GetByRole(AriaRole.Article, new() { Name = "The new web chat" });
        await Expect(card).ToContainTextAsync(token![..8]);
        await Expect(page.Locator("main")).Not.ToContainTextAsync(token!);
    }

    [Test]
    public async Task Token_ThatWasRevoked_IsRefused()
    {
        var page = await Browser.SignedIn(Api, "/settings/tokens");
        await page.Button("Make a token").ClickAsync();
        await page.GetByLabel("Name").FillAsync("Lost laptop");
        await page.GetByLabel("clients:read").CheckAsync();
        await page.Button("Make it").ClickAsync();
        var token = await page.Locator(".secret code").TextContentAsync();
        var card = page.GetByRole(AriaRole.Article, new() { Name = "Lost laptop" });

        await card.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        var before = await Api.As(token!).GetAsync($"{TestApi.TenantPath}/clients");
        await card.GetByRole(AriaRole.Button, new() { Name = "Revoke it" }).ClickAsync();

        await Expect(card).ToContainTextAsync("Revoked");
        var after = await Api.As(token!).GetAsync($"{TestApi.TenantPath}/clients");
        Assert.That(
            (before.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task Token_WithoutAName_IsRefusedInWords()
    {
        var page = await Browser.SignedIn(Api, "/settings/tokens");
        await page.Button("Make a token").ClickAsync();
        await page.GetByLabel("webhooks:write").UncheckAsync();

        await page.Button("Make it").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("needs a name");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least one scope");
    }

    [Test]
    public async Task Retell_ThatWasConnected_TakesWhatItsSecretSigns()
    {
        var page = await Browser.SignedIn(Api, "/settings/channels");
        var (card, address, secret) = await Connect(page, "Front desk");
        var call = Guid.CreateVersion7().ToString();

        var answer = await Sign(address, secret, $$$"""
            {"event":"call_analyzed","call":{"call_id":"{{{call}}}","call_type":"phone_call","direction":"inbound",
             "from_number":"+353871230002","call_analysis":{"custom_analysis_data":{
               "booking_confirmed":true,"customer_name":"Gráinne Front","service_name":"Colour",
               "appointment_datetime":"2026-12-27T10:00" } } } }
            """);
        await page.ReloadAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Booked("Colour", call), Is.True);
        await Expect(card).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync(secret);
    }

    [TestCase("Voice agent (Retell)", "/api/webhooks/retell/")]
    [TestCase("WhatsApp (Meta)", "/api/webhooks/whatsapp/")]
    [TestCase("WhatsApp (Twilio)", "/api/webhooks/twilio/")]
    public async Task Test_OfAConnection_IsInTheLogAndLeavesNoBooking(string channel, string path)
    {
        var before = await Api.Read(db => db.Set<Booking>().CountAsync());
        var page = await Browser.SignedIn(Api, "/settings/channels");
        var (card, address, _) = await Connect(page, $"Try {channel}", channel);
        Assert.That(address, Does.Contain(path));

        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();

        await Expect(card.GetByRole(AriaRole.Status).Filter(new() { HasText = "Ignored" })).ToBeVisibleAsync();
        var link = await card.GetByRole(AriaRole.Link, new() { Name = "Look at it in the inbox" })
            .GetAttributeAsync("href");
        var logged = await TestApi.Body(await Api.Http.GetAsync(
            $"{TestApi.TenantPath}/{link!.Replace("inbox/", "inbound-messages/", StringComparison.Ordinal)}"));
        Assert.Multiple(() =>
        {
            Assert.That(logged.GetProperty("senderName").GetString(), Is.EqualTo($"Try {channel}"));
            Assert.That(logged.GetProperty("eventType").GetString(), Is.EqualTo("test"));
            Assert.That(logged.GetProperty("outcome").GetString(), Is.EqualTo("ignored"));
        });
        Assert.That(await Api.Read(db => db.Set<Booking>().CountAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task Connection_ThatIsSwitchedOff_AnswersAsIfItDidNotExist_AndCanBeRemoved()
    {
        var page = await Browser.SignedIn(Api, "/settings/channels");
        var (card, address, secret) = await Connect(page, "Old agent");

        await card.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Switch it off" }).ClickAsync();
        await Expect(card).ToContainTextAsync("Switched off");
        var answer = await Sign(address, secret, """{"event":"call_started"}""");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove it for good" }).ClickAsync();

        await Expect(card).ToHaveCountAsync(0);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Connection_WithANewSecretAndFieldMap_ReadsAndVerifiesByThem()
    {
        var page = await Browser.SignedIn(Api, "/settings/channels");
        var (card, address, old) = await Connect(page, "Renamed");
        await card.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Save this secret" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the secret as the vendor shows it");
        await card.GetByLabel("API key").FillAsync("key_of_the_vendor");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save this secret" }).ClickAsync();
        await Expect(card.GetByLabel("API key")).ToHaveCountAsync(0);

        await card.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await card.GetByLabel("Field map").FillAsync("treatment = A.treatment");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("'treatment', which is no field of a booking");
        await card.GetByLabel("Field map").FillAsync("service = A.treatment\nstart = A.slot");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(card).ToContainTextAsync("service, start");

        var call = Guid.CreateVersion7().ToString();
        var body = $$$"""
            {"event":"call_analyzed","call":{"call_id":"{{{call}}}","direction":"inbound","from_number":"+353871230003",
             "call_analysis":{"custom_analysis_data":{
               "booking_confirmed":true,"treatment":"Balayage","slot":"2026-12-27T11:00" } } } }
            """;
        var withOld = await Sign(address, old, body);
        var withNew = await Sign(address, "key_of_the_vendor", body);
        Assert.That(
            (withOld.StatusCode, withNew.StatusCode),
            Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent)));
        Assert.That(await Booked("Balayage", call), Is.True);
    }

    [Test]
    public async Task Somebody_WhoWasAdded_SignsIn()
    {
        var page = await Browser.SignedIn(Api, "/settings/staff");
        await page.Button("Add somebody").ClickAsync();
        await page.GetByLabel("Their e-mail address").FillAsync("new.manager@willow.example");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nuala New");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Manager" }).CheckAsync();
        await page.Button("Add", exact: true).ClickAsync();
        var password = await page.Locator(".secret code").TextContentAsync();

        var theirs = await Browser.SignedInFirst(Api, "new.manager@willow.example", password!);

        await Expect(theirs.Locator(".me-name")).ToHaveTextAsync("Nuala New");
        await Expect(theirs.Locator(".me-role")).ToHaveTextAsync("Manager");
    }

    [Test]
    public async Task Somebody_WithoutSalonOrWithATakenAddress_IsRefusedInWords()
    {
        var page = await Browser.SignedIn(Api, "/settings/staff");
        await page.Button("Add somebody").ClickAsync();
        await page.GetByLabel("Their e-mail address").FillAsync(Demo.AdminEmail);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Twice");
        await page.GetByLabel(Demo.TenantName).UncheckAsync();
        await page.Button("Add", exact: true).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose at least one salon");

        await page.GetByLabel(Demo.TenantName).CheckAsync();
        await page.Button("Add", exact: true).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("exists already");
    }

    [Test]
    public async Task LastOwner_IsNeitherRemovedNorDemoted()
    {
        var page = await Browser.SignedIn(Api, "/settings/staff");
        var me = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "This is you" });
        await me.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await me.GetByRole(AriaRole.Button, new() { Name = "Remove them" }).ClickAsync();
        await Expect(me.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is the last owner");

        await me.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await me.GetByLabel("Viewer").CheckAsync();
        await me.GetByLabel(Demo.TenantName).CheckAsync();
        await me.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(me.GetByRole(AriaRole.Alert).Last).ToContainTextAsync("This is the last owner");
    }

    [Test]
    public async Task Somebody_WithANewPasswordAndRole_IsHeldToBoth()
    {
        await Api.Hire("forgot@willow.example", StaffRole.Manager);
        var page = await Browser.SignedIn(Api, "/settings/staff");
        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "forgot@willow.example" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await card.GetByLabel("Name").FillAsync("Fiona Forgot");
        await card.GetByLabel("Viewer").CheckAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(card.Locator("h2")).ToHaveTextAsync("Fiona Forgot");

        await card.GetByRole(AriaRole.Button, new() { Name = "New password" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Make a new one" }).ClickAsync();
        var password = await card.Locator(".secret code").TextContentAsync();

        var theirs = await Browser.SignedInFirst(Api, "forgot@willow.example", password!);
        await Expect(theirs.Locator(".me-role")).ToHaveTextAsync("Viewer");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove them" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Viewer_SeesNothingThatChangesAnything()
    {
        var password = await Api.Hire("settings.viewer@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, "/settings/salon", "settings.viewer@willow.example", password);
        foreach (var (path, shown) in new[]
        {
            ("channels", "Voice agent (Retell)"), ("tokens", "webhooks:write"), ("webhooks", "Hears of"),
            ("staff", "Only owners look after the staff"), ("salon", "Europe/Dublin"),
        })
        {
            await page.GotoAsync(Api.Address($"/settings/{path}"));
            await Expect(page.Locator("main")).ToContainTextAsync(shown);

            await Expect(page.Locator("main button").Filter(new() { HasNotTextRegex = Harmless() }))
                .ToHaveCountAsync(0);
            await Expect(page.Locator("main").Locator("input, select, textarea, form")).ToHaveCountAsync(0);
        }
    }

    [Test]
    public async Task Manager_ChangesTheirSalonAndSeesNoStaff()
    {
        var password = await Api.Hire("settings.manager@willow.example", StaffRole.Manager);
        var page = await Browser.SignedIn(Api, "/settings/staff", "settings.manager@willow.example", password);
        await Expect(page.Locator("main")).ToContainTextAsync("Only owners look after the staff");
        await Expect(page.Locator("main")).Not.ToContainTextAsync(Demo.AdminEmail);

        await page.GotoAsync(Api.Address("/settings/salon"));
        await Expect(page.Button("Save")).ToBeVisibleAsync();
        await Expect(page.Button("Open another salon")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Webhook_ThatWasAdded_TakesATestAndTheSameOnceMore()
    {
        await using var receiver = await Receiver.Answering(200);
        var page = await Browser.SignedIn(Api, "/settings/webhooks");
        await page.Button("Add a webhook").ClickAsync();
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(receiver.Url);
        await page.GetByLabel("Note, if you like").FillAsync("Our calendar");
        await page.GetByLabel("booking.cancelled").CheckAsync();
        await page.Button("Add", exact: true).ClickAsync();
        var card = page.GetByRole(AriaRole.Article, new() { Name = "Our calendar" });
        await Expect(card.Locator(".secret code")).ToHaveTextAsync(Secret());

        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test event" }).ClickAsync();
        var rows = card.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.First).ToContainTextAsync("Delivered");
        await Expect(rows.First).ToContainTextAsync("200,");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(2);
        var got = await receiver.Got(2);
        Assert.That(got.Select(one => one.Type), Is.EqualTo(["test.ping", "test.ping"]));
        Assert.That(got[1].Id, Is.EqualTo(got[0].Id));
    }

    [Test]
    public async Task Webhook_ThatFails_SaysHow_AndIsPausedChangedAndRemoved()
    {
        await using var receiver = await Receiver.Answering(500);
        var page = await Browser.SignedIn(Api, "/settings/webhooks");
        await page.Button("Add a webhook").ClickAsync();
        await page.GetByLabel("Note, if you like").FillAsync("Broken");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("calendar");
        await page.Button("Add", exact: true).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The url must be absolute");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(receiver.Url);
        await page.Button("Add", exact: true).ClickAsync();
        var card = page.GetByRole(AriaRole.Article, new() { Name = "Broken" });
        var first = await card.Locator(".secret code").TextContentAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test event" }).ClickAsync();
        await Expect(card.Locator("tbody tr").First).ToContainTextAsync("Failed");
        await Expect(card.Locator("tbody tr").First).ToContainTextAsync("500");
        await card.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Make a new one" }).ClickAsync();
        await Expect(card.Locator(".secret")).ToContainTextAsync("The one before it signs too until");
        await Expect(card.Locator(".secret code")).Not.ToHaveTextAsync(first!);
        await card.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(card).ToContainTextAsync("Paused");
        await card.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await card.GetByLabel("client.created").CheckAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(card.Locator("dl")).ToContainTextAsync("client.created");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove it for good" }).ClickAsync();

        await Expect(card).ToHaveCountAsync(0);
    }

    private static async Task<(ILocator Card, string Address, string Secret)> Connect(
        IPage page, string name, string channel = "Voice agent (Retell)")
    {
        await page.Button("Connect a channel").ClickAsync();
        await page.GetByLabel(channel).CheckAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.Button("Connect", exact: true).ClickAsync();
        var card = page.GetByRole(AriaRole.Article, new() { Name = name });
        var secret = await card.Locator(".secret code").First.TextContentAsync();
        var address = await card.Locator("dl code").First.TextContentAsync();
        return (card, address!, secret!);
    }

    // The address is the public one, which is not where the test's server listens.
    private async Task<HttpResponseMessage> Sign(string address, string secret, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        byte[] signed = [.. body, .. Encoding.ASCII.GetBytes($"{time}")];
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address).PathAndQuery)
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.TryAddWithoutValidation("X-Retell-Signature", $"v={time},d={Convert.ToHexStringLower(digest)}");
        return await Api.Anonymous().SendAsync(request);
    }

    private Task<bool> Booked(string service, string key) => Api.Read(db => db.Set<Booking>()
        .AnyAsync(booking => booking.ServiceName == service && booking.BookingKey!.Contains(key)));

    [GeneratedRegex("^Copy|What was sent$")]
    private static partial Regex Harmless();

    [GeneratedRegex("^whsec_")]
    private static partial Regex Secret();
}

internal static class PageButtons
{
    public static ILocator Button(this IPage page, string name, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });
}
