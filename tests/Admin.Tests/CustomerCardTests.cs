using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>The card explains the record, and changes it.</summary>
internal sealed class CustomerCardTests : PageTests
{
    [Test]
    public async Task Card_SaysWhoTheyAreAndWhyTheBookingIsTheirs()
    {
        var client = await Book("086 222 0001", "Aoife", "Card", "Cut");
        await Book("+353862220001", "Aoife", "Card", "Toner");
        var page = await Open(client);

        await Expect(page.Locator("main h1")).ToHaveTextAsync("Aoife Card");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "+353 86 222 0001" })).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline"))
            .ToContainTextAsync("New customer: no client was known by phone +353 86 222 0001.");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Matched by phone +353 86 222 0001.");
    }

    [Test]
    public async Task Consent_IsGivenAndWithdrawn()
    {
        var page = await Open(await Book("086 222 0031", "Carla", "Consent", "Cut"));

        await page.GetByText("Consents").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Given: Marketing" }).ClickAsync();
        await Expect(page.Locator(".consents summary")).ToContainTextAsync("Consents: Marketing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdrawn: Marketing" }).ClickAsync();

        await Expect(page.Locator(".consents li").First).ToContainTextAsync("Withdrawn");
        await Expect(page.Locator(".consents summary")).ToHaveTextAsync("Consents");
        await Expect(page.Locator(".consents summary")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Booking_LeadsToWhatWasReceived()
    {
        var booked = await Api.Book(new
        {
            phone = "0862220011",
            firstName = "Dee",
            lastName = "Livery",
            service = "Cut",
            dateTime = "2026-12-05T10:00",
        });
        var page = await Open(booked.GetProperty("clientId").GetGuid());

        await page.GetByRole(AriaRole.Link, new() { Name = "What was received" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/inbox/"));
    }

    [Test]
    public async Task Edit_IsSavedAndInTheHistoryWithTheName()
    {
        var client = await Book("0862220002", "Aofe", "Typo", "Cut");
        var page = await Open(client);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("First name").FillAsync("Aoife");
        await page.GetByLabel("E-mail").FillAsync("aoife.typo@example.ie");
        await page.GetByLabel("Birthday").FillAsync("1990-05-31");
        await page.GetByLabel("Notes").FillAsync("Allergic to PPD");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.Locator("main h1")).ToHaveTextAsync("Aoife Typo");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("First name changed from Aofe to Aoife");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("E-mail set to aoife.typo@example.ie");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Notes set to Allergic to PPD");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Birthday set to 31 May 1990");
        await Expect(page.Locator(".facts")).ToContainTextAsync("31 May 1990");
        await Expect(page.Locator(".timeline li").First).ToContainTextAsync("by Owner");
    }

    [Test]
    public async Task SuggestedName_IsTaken_AndAnotherDismissed()
    {
        var client = await Book("0862220021", "Aoife", "Values", "Cut");
        await Book("0862220021", "Emma", "Values", "Toner");
        await Book("0862220021", "Saoirse", "Values", "Trim");
        var page = await Open(client);

        await Expect(page.Locator(".suggestion")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it: Emma Values" }).ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Emma Values");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss Saoirse Values" }).ClickAsync();
        await Expect(page.Locator(".suggestion")).ToHaveCountAsync(0);

        await Expect(page.Locator(".timeline")).ToContainTextAsync("First name changed from Aoife to Emma");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("As suggested, from the web form · by Owner");
        await Book("0862220021", "Saoirse", "Values", "Colour");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Booked Colour");
        await Expect(page.Locator(".suggestion")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".suggestion")).ToContainTextAsync("Saoirse Values, from the web form");
    }

    [Test]
    public async Task Provenance_IsShownOnDemand_AndAValueLocked()
    {
        var client = await Book("0862220022", "Siobhan", "Locked", "Cut");
        var page = await Open(client);
        var summary = page.GetByText("Who said name and e-mail");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lock First name" })).ToBeHiddenAsync();
        await summary.ClickAsync();
        await Expect(page.Locator(".provenance")).ToContainTextAsync("from the web form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lock First name" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Unlock First name" })).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Locked fields set to First name");

        await Book("0862220022", "Emma", "Locked", "Toner");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Booked Toner");
        await Expect(page.Locator(".suggestion")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task KnownAs_IsEdited_AndShown()
    {
        var client = await Book("0862220023", "Elizabeth", "Known", "Cut");
        var page = await Open(client);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("Known as").FillAsync("Liz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.Locator(".who .facts").First).ToContainTextAsync("Known as Liz");
    }

    [Test]
    public async Task Edit_ThatIsRefused_SaysWhyAndLosesNothing()
    {
        var client = await Book("0862220003", "Niamh", "Refused", "Cut");
        var page = await Open(client);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync("niamh@nowhere");
        await page.GetByLabel("First name").FillAsync("");
        await page.GetByLabel("Last name").FillAsync("Kept");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not an e-mail address");
        await Expect(page.GetByLabel("Last name")).ToHaveValueAsync("Kept");
    }

    [Test]
    public async Task Edit_OfOneField_LeavesTheOthers()
    {
        var client = await Book("0862220010", "Roisin", "Quiet", "Cut");
        var page = await Open(client);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("Status").SelectOptionAsync("Inactive");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".head .badge")).ToHaveTextAsync("Inactive");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("First name").FillAsync("Róisín");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.Locator("main h1")).ToHaveTextAsync("Róisín Quiet");
        await Expect(page.Locator(".head .badge")).ToHaveTextAsync("Inactive");
    }

    [Test]
    public async Task AnotherPhone_IsAdded_AndRecognisesThem()
    {
        var client = await Book("0862220004", "Two", "Phones", "Cut");
        var page = await Open(client);

        await page.GetByLabel("Another phone number").FillAsync("086 222 0005");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add phone" }).ClickAsync();
        await Expect(page.GetByText("The number was added.")).ToBeVisibleAsync();

        Assert.That(await Book("0862220005", "Two", "Phones", "Toner"), Is.EqualTo(client));
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Matched by phone +353 86 222 0005.");
    }

    [Test]
    public async Task PhoneOfSomebodyElse_IsRefusedInWords()
    {
        var client = await Book("0862220006", "One", "Number", "Cut");
        await Book("0862220007", "Other", "Number", "Cut");
        var page = await Open(client);

        await page.GetByLabel("Another phone number").FillAsync("0862220007");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add phone" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Another phone number")).ToHaveValueAsync("0862220007");
    }

    [Test]
    public async Task Booking_IsMovedAndThenCalledOff_InPlace()
    {
        var client = await Book("0862220008", "Moves", "Often", "Cut");
        var page = await Open(client);

        await page.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).ClickAsync();
        await page.GetByLabel("New time").FillAsync("2026-12-08T11:30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reschedule" }).ClickAsync();
        await Expect(page.Locator(".booking .when")).ToHaveTextAsync("Tue 8 Dec 2026, 11:30");

        await page.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel booking" }).ClickAsync();

        await Expect(page.Locator(".booking .badge")).ToHaveTextAsync("Cancelled");
        await Expect(page.Locator(".timeline"))
            .ToContainTextAsync("Time changed from Sat 5 Dec 2026, 10:00 to Tue 8 Dec 2026, 11:30");
        await Expect(page.Locator(".timeline li").First)
            .ToContainTextAsync("Status changed from confirmed to cancelled");
    }

    [Test]
    public async Task TwoWhoMayBeOne_AreShownWithTheReason()
    {
        var first = await Book("0862221001", "Grace", "Double", "Cut", phorest: "phorest-grace");
        await Book("0862221002", "Grace", "Double", "Toner");
        await Book("0862221002", "Grace", "Double", "Colour", phorest: "phorest-grace");
        var page = await Open(first);

        await Expect(page.Locator(".duplicate"))
            .ToContainTextAsync("A booking also named phorest client phorest-grace.");
        await page.Locator(".duplicate a").First.ClickAsync();
        await Expect(page.Locator(".duplicate")).ToContainTextAsync("+353 86 222 1001");
    }

    [Test]
    public async Task Viewer_MayLookAndChangeNothing()
    {
        var client = await Book("0862220009", "Look", "Only", "Cut");
        var password = await Api.Hire("cardviewer@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, $"/customers/{client}", "cardviewer@willow.example", password);

        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Edit" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add phone" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task CustomerOfAnotherSalon_IsNobodyHere()
    {
        var password = await Api.Hire("cardelse@willow.example", StaffRole.Manager, await Api.AnotherSalon());
        var page = await Browser.SignedIn(Api, $"/customers/{Demo.ClientId}", "cardelse@willow.example", password);

        await Expect(page.Locator("main h1")).ToHaveTextAsync("There is no such customer here");
    }

    private Task<IPage> Open(Guid client) => Browser.SignedIn(Api, $"/customers/{client}");

    private async Task<Guid> Book(string phone, string first, string last, string service, string? phorest = null)
    {
        var tracked = await Api.Book(
            new
            {
                customerPhone = phone,
                firstName = first,
                lastName = last,
                serviceName = service,
                appointmentDateTime = "2026-12-05T10:00",
                source = "web",
                phorestClientId = phorest,
            },
            $"/api/platform/tenants/{Demo.TenantId}/bookings/track");
        return tracked.GetProperty("clientId").GetGuid();
    }
}
