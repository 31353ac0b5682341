using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>What came in and could not be processed is understood, put right and read again.</summary>
internal sealed class InboxTests : PageTests
{
    private const string Script = "<script>document.title='run'</script>";

    [Test]
    public async Task Message_ThatIsUnusable_AppearsWithoutReloading()
    {
        var page = await Browser.SignedIn(Api, "/inbox");
        await Expect(page.Locator("table.inbox")).ToBeVisibleAsync();
        var unusable = page.Locator("[data-outcome=unusable] .number");
        var before = int.Parse(await unusable.InnerTextAsync(), CultureInfo.InvariantCulture);

        var id = await AnUnusable("12 34", "Live");

        var row = Row(page, id);
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("The phone number '12 34' is too short for Ireland.");
        await Expect(row.Locator(".badge")).ToHaveTextAsync("Unusable");
        await Expect(row.Locator(".ago")).ToHaveTextAsync("just now");
        await Expect(unusable).ToHaveTextAsync($"{before + 1}");
    }

    [Test]
    public async Task Message_ThatIsIgnored_AppearsWithoutReloading()
    {
        var page = await Browser.SignedIn(Api, "/inbox");
        await Expect(page.Locator("table.inbox")).ToBeVisibleAsync();

        await Post("/api/webhooks/retell/call-ended", new { bookingConfirmed = false, customerName = "Ita" });

        await Expect(Row(page, await Newest()).Locator(".badge"))
            .ToHaveTextAsync("Ignored");
    }

    [Test]
    public async Task CorrectAndReplay_LeadsToTheBookingUnderThePersonsName()
    {
        var id = await AnUnusable("12", "Corra", start: "2027-07-02T16:45:00Z");
        var page = await OpenedBy("corrects@willow.example", StaffRole.Manager, id);
        await Expect(page.GetByLabel("First name")).ToHaveValueAsync("Corra");
        await Expect(page.GetByLabel("Starts at")).ToHaveValueAsync("2027-07-02T17:45");
        await Expect(page.GetByLabel("Phone", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#right-phone-fault"))
            .ToHaveTextAsync("The phone number '12' is too short for Ireland.");

        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("087 222 0001");
        await Press(page, "Correct and replay");

        await Expect(page.Locator("#replayed")).ToContainTextAsync(
            "A new customer was made, known by phone +353 87 222 0001, and their booking is recorded.");
        await Expect(page.Locator("#replayed")).ToBeFocusedAsync();
        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("Tracked");
        await Expect(page.Locator(".since")).ToContainTextAsync("Manager of the test corrected and replayed it");
        await Expect(page.Locator(".since")).ToContainTextAsync("Phone: 12 → 087 222 0001");
        var booking = (await Bookings("Corra")).Single();
        Assert.That((booking.History.First().By, booking.History.First().Channel),
            Is.EqualTo(("Manager of the test", Channel.Admin)));
        await Expect(page.Locator("#replayed a"))
            .ToHaveAttributeAsync("href", $"customers/{booking.ClientId}");
    }

    [Test]
    public async Task CorrectAndReplay_WithoutACorrection_IsRefusedBesideTheButton()
    {
        var page = await OpenedBy("changesnothing@willow.example", StaffRole.Manager, await AnUnusable("12", "Nora"));

        await Press(page, "Correct and replay");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing is corrected yet.");
    }

    [Test]
    public async Task CorrectAndReplay_ThatIsStillWrong_SaysWhyBesideTheField()
    {
        var id = await AnUnusable("12", "Stillwrong");
        var page = await OpenedBy("stillwrong@willow.example", StaffRole.Manager, id);

        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("call me");
        await Press(page, "Correct and replay");

        await Expect(page.Locator("#right-phone-fault")).ToHaveTextAsync("'call me' is not a phone number.");
        await Expect(page.GetByLabel("Phone", new() { Exact = true })).ToHaveValueAsync("call me");
        await Expect(page.Locator(".verdict .why")).ToHaveTextAsync("'call me' is not a phone number.");
    }

    [Test]
    public async Task TryOut_SaysWhatWouldHappenAndChangesNothing()
    {
        var id = await AnUnusable("12", "Tryona");
        var page = await OpenedBy("tries@willow.example", StaffRole.Manager, id);
        var before = await Rows();

        await Press(page, "Try it out");
        await Expect(page.Locator(".tried")).ToContainTextAsync(
            "It would still be unusable: The phone number '12' is too short for Ireland.");
        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("087 222 0002");
        await Press(page, "Try it out");
        await Expect(page.Locator(".tried")).ToContainTextAsync(
            "It would make a new customer, known by phone +353 87 222 0002, and record their booking.");
        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("087 111 0000");
        await Press(page, "Try it out");
        await Expect(page.Locator(".tried")).ToContainTextAsync(
            "It would record a booking for Orla Demo, matched by phone +353 87 111 0000.");

        Assert.That(await Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Start_ThatCannotBeRead_IsPickedInTheSalonsTime()
    {
        var id = await AnUnusable("087 222 0003", "Startia", start: "Friday after work");
        var page = await OpenedBy("picks@willow.example", StaffRole.Manager, id);
        await Expect(page.Locator("#right-start-fault"))
            .ToHaveTextAsync("“Friday after work” cannot be read as a date and time.");

        await page.GetByLabel("Starts at").FillAsync("2027-07-02T18:15");
        await Press(page, "Correct and replay");

        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("Tracked");
        Assert.That((await Bookings("Startia")).Single().BookingDate,
            Is.EqualTo(new DateTimeOffset(2027, 7, 2, 17, 15, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Call_ThatWasIgnored_BecomesABookingOnceSomebodySaysSo()
    {
        await Post(
            "/api/webhooks/retell/call-ended",
            new
            {
                bookingConfirmed = false,
                customerPhoneNumber = "087 222 0004",
                customerName = "Ignatia Ward",
                service = "Cut",
                dateTime = "2027-01-08T10:00",
            });
        var id = await Newest();
        var page = await OpenedBy("confirms@willow.example", StaffRole.Manager, id);
        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("Ignored");

        await page.GetByLabel("Somebody did book").CheckAsync();
        await Press(page, "Correct and replay");

        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("Tracked");
        Assert.That(await Bookings("Ignatia"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Payload_WithAScriptInAName_IsShownAsText()
    {
        var id = await AnUnusable("12", Script);
        var page = await OpenedBy("reads@willow.example", StaffRole.Manager, id);

        await Expect(page.Locator("pre")).ToContainTextAsync($"\"firstName\": \"{Script}\"");
        await Expect(page.GetByLabel("First name")).ToHaveValueAsync(Script);
        await Expect(page).ToHaveTitleAsync("Message · CustomerTracking");
        Assert.That(await page.Locator("main script").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Form_IsATableOfItsFields()
    {
        var id = await AKept(
            Channel.Twilio, "twilio",
            "MessageSid=SM1&ProfileName=Sin%C3%A9ad+Murphy&InteractiveData=%7B%22a%22%3A1%7D");
        var page = await OpenedBy("table@willow.example", StaffRole.Viewer, id);

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ProfileName" });
        await Expect(row.GetByRole(AriaRole.Cell)).ToHaveTextAsync("Sinéad Murphy");
    }

    [Test]
    public async Task Body_ThatWasForgotten_IsSaidInASentence()
    {
        var id = await AKept(Channel.N8n, "n8n-created", body: null, daysAgo: 120);
        var page = await OpenedBy("late@willow.example", StaffRole.Manager, id);

        await Expect(page.GetByText("What was sent has been forgotten: this salon keeps it for 90 days."))
            .ToBeVisibleAsync();
        await Expect(page.Locator("main button")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Viewer_ReadsAndHasNoButtons()
    {
        var page = await OpenedBy("viewer@willow.example", StaffRole.Viewer, await AnUnusable("12", "Vera"));

        await Expect(page.Locator("pre")).ToContainTextAsync("Vera");
        await Expect(page.Locator("main button")).ToHaveCountAsync(0);
        await Expect(page.Locator("main input")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Manager_OfAnotherSalon_SeesNothingOfIt()
    {
        var other = await AnotherSalon();
        var password = await Api.Hire("other@willow.example", StaffRole.Manager, other);
        var page = await Browser.SignedIn(Api, "/inbox", "other@willow.example", password);
        await Expect(page.GetByText("Nothing has arrived yet")).ToBeVisibleAsync();

        await page.GotoAsync(Api.Address($"/inbox/{await AnUnusable("12", "Ours")}"));
        await Expect(page.Locator("main h1")).ToHaveTextAsync("There is no such message here");
        await page.GotoAsync(Api.Address($"/inbox/{Guid.CreateVersion7()}"));

        await Expect(page.Locator("main h1")).ToHaveTextAsync("There is no such message here");
    }

    [Test]
    public async Task Filters_AreInTheAddressAndOutliveAReload()
    {
        var unusable = await AnUnusable("12", "Filtered");
        await Post("/api/webhooks/chat/booking-confirmed", new
        {
            phone = "087 222 0005",
            firstName = "Fiadh",
            service = "Cut",
            dateTime = "2027-01-09T10:00",
        });
        var tracked = await Newest();
        var page = await Browser.SignedIn(Api, "/inbox");
        await Expect(Row(page, tracked).GetByRole(AriaRole.Link, new() { Name = "Fiadh" })).ToBeVisibleAsync();

        await page.GetByLabel("Outcome").SelectOptionAsync("Unusable");
        await Expect(Row(page, tracked)).ToHaveCountAsync(0);
        await page.GetByLabel("Channel").SelectOptionAsync("n8n");
        await Expect(page).ToHaveURLAsync(new Regex("outcome=unusable&channel=n8n$"));
        await page.ReloadAsync();
        await Expect(Row(page, unusable)).ToBeVisibleAsync();
        await Expect(Row(page, tracked)).ToHaveCountAsync(0);
        await page.GetByLabel("Channel").SelectOptionAsync("Web chat");
        await Expect(page.GetByText("Nothing like that has arrived")).ToBeVisibleAsync();
        await Press(page, "Show everything");
        await Expect(Row(page, tracked)).ToBeVisibleAsync();
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2020-01-01");

        await Expect(page.GetByText("Nothing like that has arrived")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("to=2020-01-01$"));
    }

    [Test]
    public async Task Counts_LeadToWhatTheyCount()
    {
        var id = await AnUnusable("12", "Counted");
        var page = await Browser.SignedIn(Api, "/inbox?outcome=tracked");
        await Expect(Row(page, id)).ToHaveCountAsync(0);

        await page.Locator("[data-outcome=unusable]").ClickAsync();

        await Expect(Row(page, id)).ToBeVisibleAsync();
        await Expect(page.Locator("[data-outcome=unusable]")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.GetByLabel("Outcome")).ToHaveValueAsync("unusable");
    }

    [Test]
    public async Task More_ShowsThoseBefore()
    {
        for (var one = 0; one < 51; one++) await AKept(Channel.Whatsapp, "whatsapp", "{}", daysAgo: 30);
        var page = await Browser.SignedIn(Api, "/inbox?channel=whatsapp");
        await Expect(page.Locator("table.inbox tbody tr")).ToHaveCountAsync(50);

        await Press(page, "Show more");

        await Expect(page.Locator("table.inbox tbody tr")).ToHaveCountAsync(51);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show more" })).ToHaveCountAsync(0);
    }

    private static ILocator Row(IPage page, Guid id) =>
        page.Locator("tr").Filter(new() { Has = page.Locator($"a[href='inbox/{id}']") });

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private async Task<IPage> OpenedBy(string email, StaffRole role, Guid message)
    {
        var page = await Browser.SignedIn(Api, $"/inbox/{message}", email, await Api.Hire(email, role));
        await Expect(page.Locator("h1 + .badge")).ToBeVisibleAsync();
        return page;
    }

    private async Task<Guid> AnUnusable(string phone, string name, string start = "2026-12-04T17:45")
    {
        var answer = await Post("/api/webhooks/n8n/booking-created", new
        {
            customer = new { phone, firstName = name },
            booking = new { service = "Beard trim", dateTime = start },
        });
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        return await Newest();
    }

    private Task<HttpResponseMessage> Post(string path, object body) =>
        Api.As(Demo.ServiceToken).PostAsJsonAsync(path, body);

    private async Task<Guid> Newest()
    {
        var list = await Api.As(Demo.ServiceToken)
            .GetFromJsonAsync<JsonElement>($"{TestApi.TenantPath}/inbound-messages?limit=1");
        return list.GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    /// <summary>As a channel left it in the past.</summary>
    private async Task<Guid> AKept(Channel channel, string format, string? body, int daysAgo = 0)
    {
        await using var scope = Api.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var salon = await services.GetRequiredService<IMediator>().Send(new FindTenantProfile(Demo.TenantId));
        services.GetRequiredService<CurrentCaller>().Enter(salon!, "a test");
        var kept = body is null ? null
            : services.GetRequiredService<ISecrets>().Seal(Encoding.UTF8.GetBytes(body));
        var message = InboundMessage.Receive(
            Demo.TenantId,
            new()
            {
                Channel = channel,
                Format = format,
                SenderId = Guid.CreateVersion7(),
                SenderName = "A test's sender",
                Key = $"{Guid.CreateVersion7()}",
                ReceivedAt = TimeProvider.System.GetUtcNow().AddDays(-daysAgo),
                Body = kept,
            },
            new(InboundMessageOutcome.Unusable, "phone.missing", "A phone number is needed."), TimeSpan.Zero);
        services.GetRequiredService<IInboundMessageRepository>().Add(message);
        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        return message.Id.Value;
    }

    private Task<List<Booking>> Bookings(string firstName) => Api.Read(db =>
    {
        var clients = db.Set<Client>().Where(client => client.FirstName == firstName).Select(client => client.Id);
        return db.Set<Booking>().AsNoTracking().Where(booking => clients.Contains(booking.ClientId)).ToListAsync();
    });

    private Task<(int, int, int, int)> Rows() => Api.Read(async (AppDb db) => (
        await db.Set<Client>().CountAsync(), await db.Set<Booking>().CountAsync(),
        await db.Set<InboundMessage>().CountAsync(),
        await db.Set<InboundMessage>().SelectMany(one => one.Replays).CountAsync()));

    // Behind the demo's in the alphabet: the owner sits down at the first.
    private async Task<Guid> AnotherSalon()
    {
        await using var scope = Api.Services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new RegisterTenant { Name = "Yew", Region = "IE", TimeZone = "Europe/Dublin", Currency = "EUR" });
        return opened.Id;
    }
}
