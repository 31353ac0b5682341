using CustomerTracking.Api.DemoData;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A wrong click on a booking is not final, and what is likely to be one asks first.</summary>
internal sealed class UndoTests : PageTests
{
    [TestCase("Cancel booking", null, "Cancelled", "2027-02-01")]
    [TestCase("Complete", "Mark as completed", "Completed", "2027-02-02")]
    [TestCase("No-show", "Mark as no-show", "No-show", "2027-02-03")]
    public async Task End_IsUndone_WithALineInTheHistory(string verb, string? sure, string badge, string day)
    {
        var (client, page) = await Book($"Undo {badge}", $"{day}T10:00");
        await Choose(page, verb);
        if (sure is not null) await Press(page, sure);
        await Expect(Badge(page)).ToHaveTextAsync(badge);

        await Press(page, "Undo");

        await Expect(Badge(page)).ToHaveTextAsync("Confirmed");
        await Expect(page.GetByText("Undone.")).ToBeVisibleAsync();
        var word = badge.ToLowerInvariant();
        await page.GotoAsync(Api.Address($"/customers/{client}"));
        await Expect(page.Locator(".timeline li").First)
            .ToContainTextAsync($"Status changed from {word} to confirmed");
        await Expect(page.Locator(".timeline li").First).ToContainTextAsync("by Owner");
    }

    [Test]
    public async Task Cancelled_IsReinstatedLater_AsWhatItWasBefore()
    {
        await Api.Book(
            new
            {
                clientId = Demo.ClientId.Value,
                serviceName = "Cut",
                bookingDate = "2027-01-05T10:00",
                status = "pending",
                source = "web",
            },
            $"/api/platform/tenants/{Demo.TenantId}/bookings");
        var page = await Browser.SignedIn(Api, "/bookings?day=2027-01-05");
        await Expect(Badge(page)).ToHaveTextAsync("Pending");
        await Choose(page, "Cancel booking");
        await page.ReloadAsync();
        await Expect(Badge(page)).ToHaveTextAsync("Cancelled");

        await Choose(page, "Reinstate");

        await Expect(Badge(page)).ToHaveTextAsync("Pending");
    }

    [Test]
    public async Task Undo_IsReachedByKeyboard_AndTheFocusIsNotLost()
    {
        var (_, page) = await Book("Keys", "2027-01-06T10:00");
        await Choose(page, "Cancel booking");
        await Expect(Badge(page)).ToHaveTextAsync("Cancelled");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change Cut" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Cancelled: Cut" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+z");

        await Expect(Badge(page)).ToHaveTextAsync("Confirmed");
    }

    [TestCase("Complete", "2027-02-04", "Thu 4 Feb 2027, 10:00")]
    [TestCase("No-show", "2027-02-05", "Fri 5 Feb 2027, 10:00")]
    public async Task End_BeforeTheVisitHasStarted_AsksFirst(string verb, string day, string start)
    {
        var (_, page) = await Book($"Early {verb}", $"{day}T10:00");
        await Choose(page, verb);

        await Expect(page.Locator(".ask")).ToContainTextAsync($"The visit has not started: it is on {start}.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Not yet" })).ToBeFocusedAsync();
        await Press(page, "Not yet");

        await Expect(page.Locator(".ask")).ToHaveCountAsync(0);
        await Expect(Badge(page)).ToHaveTextAsync("Confirmed");
    }

    [Test]
    public async Task Move_IntoThePast_AsksFirst_AndIsUndone()
    {
        var (client, page) = await Book("Past", "2027-01-08T10:00");
        await page.GotoAsync(Api.Address($"/customers/{client}"));
        await Move(page, "2026-11-03T10:00");
        await Expect(page.Locator(".ask")).ToContainTextAsync("Tue 3 Nov 2026, 10:00 is in the past.");
        await Press(page, "Move it");
        await Expect(page.Locator(".booking .when")).ToHaveTextAsync("Tue 3 Nov 2026, 10:00");

        await Press(page, "Undo");

        await Expect(page.Locator(".booking .when")).ToHaveTextAsync("Fri 8 Jan 2027, 10:00");
    }

    [TestCase("2027-02-09T11:15", "Tue 9 Feb 2027",
        TestName = "Move_IntoTheMiddleOfTheStaffMembersOtherBooking_AsksFirst")]
    [TestCase("2027-02-10T10:45", "Wed 10 Feb 2027",
        TestName = "Move_ThatWouldLastIntoTheStaffMembersOtherBooking_AsksFirst")]
    public async Task Move_Over(string time, string date)
    {
        var day = time[..^6];
        await Book("Other", $"{day}T11:00", "emma thompson");
        var (client, page) = await Book("Mine", $"{day}T09:00", "Emma Thompson");
        await page.GotoAsync(Api.Address($"/customers/{client}"));

        await Move(page, time);
        await Expect(page.Locator(".ask"))
            .ToContainTextAsync($"Emma Thompson already has Other for Cut on {date}, 11:00.");
        await Press(page, "Book both");

        await Expect(page.Locator(".ask")).ToHaveCountAsync(0);
        await Expect(page.Locator(".booking .when")).ToContainTextAsync(time[^5..]);
    }

    [Test]
    public async Task Move_BesideTheStaffMembersOtherBooking_AsksNothing()
    {
        await Book("Before", "2027-01-12T11:00", "Marta Kowalska");
        var (client, page) = await Book("After", "2027-01-12T09:00", "Marta Kowalska");
        await page.GotoAsync(Api.Address($"/customers/{client}"));

        await Move(page, "2027-01-12T11:30");

        await Expect(page.Locator(".booking .when")).ToContainTextAsync("11:30");
    }

    [Test]
    public async Task Reinstate_OverTheStaffMembersOtherBooking_AsksFirst()
    {
        var (client, page) = await Book("First", "2027-01-13T11:00", "Ciara Nolan");
        await Choose(page, "Cancel booking");
        await Expect(Badge(page)).ToHaveTextAsync("Cancelled");
        await Book("Second", "2027-01-13T11:00", "Ciara Nolan");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Locator(".ask")).ToContainTextAsync("Ciara Nolan already has Second");
        await Press(page, "Cancel");
        await page.GotoAsync(Api.Address($"/customers/{client}"));
        await Choose(page, "Reinstate");
        await Expect(page.Locator(".ask")).ToContainTextAsync("Ciara Nolan already has Second");
        await Press(page, "Book both");

        await Expect(Badge(page)).ToHaveTextAsync("Confirmed");
    }

    [Test]
    public async Task Payment_EnteredByMistake_IsUndone()
    {
        var (client, page) = await Book("Payer", "2027-01-14T10:00");
        await page.GotoAsync(Api.Address($"/customers/{client}"));
        await Choose(page, "Paid");
        await Expect(page.Locator(".booking .state")).ToContainTextAsync("paid");

        await Press(page, "Undo");

        await Expect(page.Locator(".booking .state")).Not.ToContainTextAsync("paid");
    }

    private static ILocator Badge(IPage page) => page.Locator("tr[data-row] .badge, .booking .badge").First;

    private static Task Press(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task Choose(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).First.ClickAsync();
        await Press(page, name);
    }

    private static async Task Move(IPage page, string time)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).ClickAsync();
        await page.GetByLabel("New time").FillAsync(time);
        await Press(page, "Reschedule");
    }

    /// <returns>Whose it is, and the page of its day.</returns>
    private async Task<(Guid Client, IPage Page)> Book(
        string first, string start, string? staff = null)
    {
        var phone = $"+35386{Math.Abs(string.GetHashCode(first + start, StringComparison.Ordinal)) % 9_000_000 + 1_000_000}";
        var booked = await Api.Book(
            new
            {
                customerPhone = phone,
                firstName = first,
                serviceName = "Cut",
                duration = 30,
                staffMember = staff,
                appointmentDateTime = start,
                source = "web",
            },
            $"/api/platform/tenants/{Demo.TenantId}/bookings/track");
        return (booked.GetProperty("clientId").GetGuid(), await Browser.SignedIn(Api, $"/bookings?day={start[..10]}"));
    }
}
