using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A day at a glance, and any days by filter.</summary>
internal sealed class BookingsTests : PageTests
{
    [Test]
    public async Task Day_IsReadFromItsMorningOn_AndABookingArrivesInIt()
    {
        await Book("0863330001", "Later", "2027-02-01T16:00");
        await Book("0863330002", "Earlier", "2027-02-01T09:30");
        await Book("0863330003", "Elsewhen", "2027-02-02T09:30");
        var page = await Browser.SignedIn(Api, "/bookings?day=2027-02-01");
        await Expect(page.Locator("tr[data-row] time")).ToHaveTextAsync(["09:30", "16:00"]);

        await Book("0863330004", "Between", "2027-02-01T12:15");

        await Expect(page.Locator("tr[data-row] time")).ToHaveTextAsync(["09:30", "12:15", "16:00"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "The day after" }).ClickAsync();
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await Expect(page.Locator("h2")).ToContainTextAsync("Tuesday 2 February");
    }

    [Test]
    public async Task List_IsFilteredByStaffServiceStatusAndSource()
    {
        await Book("0863331001", "Wanted", "2027-03-01T10:00", staff: "Emma", service: "Balayage");
        await Book("0863331002", "Other", "2027-03-01T11:00", staff: "Marta", service: "Balayage");
        await Book("0863331003", "Another", "2027-03-02T11:00", staff: "Emma", service: "Toner");
        var page = await Browser.SignedIn(Api, "/bookings?from=2027-03-01&to=2027-03-31");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(3);

        await page.GetByLabel("Staff").SelectOptionAsync("Emma");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(2);
        await page.GetByLabel("Service").SelectOptionAsync("Balayage");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await page.GetByLabel("Came by").SelectOptionAsync("web");
        await page.GetByLabel("Status").SelectOptionAsync("confirmed");
        await Expect(page).ToHaveURLAsync(new Regex("status=confirmed"));

        await Expect(page.Locator("tr[data-row] .client a")).ToHaveTextAsync("Wanted");
        await page.GetByLabel("Status").SelectOptionAsync("cancelled");
        await Expect(page.GetByText("No booking fits")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Status_ChangesInPlace()
    {
        await Book("0863332001", "Comes", "2027-04-01T10:00");
        var page = await Browser.SignedIn(Api, "/bookings?day=2027-04-01");

        await page.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as completed" }).ClickAsync();   // it is months away

        await Expect(page.Locator("tr[data-row] .badge")).ToHaveTextAsync("Completed");
        await page.ReloadAsync();
        await Expect(page.Locator("tr[data-row] .badge")).ToHaveTextAsync("Completed");
    }

    [Test]
    public async Task Status_ChangedMeanwhileBySomebodyElse_IsSaid()
    {
        await Book("0863332002", "Contested", "2027-04-02T10:00");
        var mine = await Browser.SignedIn(Api, "/bookings?day=2027-04-02");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).ClickAsync();
        await mine.GetByLabel("New time").FillAsync("2027-04-02T12:00");
        var theirs = await Browser.SignedIn(Api, "/bookings?day=2027-04-02");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Change Cut" }).ClickAsync();
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Cancel booking" }).ClickAsync();
        await Expect(theirs.Locator("tr[data-row] .badge")).ToHaveTextAsync("Cancelled");

        await Expect(mine.Locator("tr[data-row] .badge")).ToHaveTextAsync("Cancelled");

        await Expect(mine.GetByRole(AriaRole.Button, new() { Name = "Reschedule" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Viewer_SeesNoButtons()
    {
        await Book("0863333001", "Seen", "2027-05-01T10:00");
        var password = await Api.Hire("bookingsviewer@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, "/bookings?day=2027-05-01", "bookingsviewer@willow.example", password);

        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change" })).ToHaveCountAsync(0);
    }

    // The browser tells each digit of a year, 0002 first, and an answer to one must not overwrite the next.
    [TestCase(0)]
    [TestCase(25)]
    [TestCase(60)]
    [TestCase(150)]
    public async Task Day_IsTypedAtAnySpeed(int millisecondsApart)
    {
        await Book("0863334001", "Typed", "2027-06-01T10:00");
        var page = await Browser.SignedIn(Api, "/bookings?day=2026-05-31");

        await page.GetByLabel("Day", new() { Exact = true }).PressSequentiallyAsync(
            "06012027", new() { Delay = millisecondsApart });

        await Expect(page).ToHaveURLAsync(new Regex("day=2027-06-01"));
        await Expect(page.Locator("tr[data-row] .client a")).ToHaveTextAsync("Typed");
    }

    [Test]
    public async Task LastDayOfAll_HasNoneAfterIt()
    {
        var page = await Browser.SignedIn(Api, "/bookings?day=9999-12-31");

        await Expect(page.GetByText("Nothing is booked")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "The day after" }).ClickAsync();
        await Expect(page.GetByText("Nothing is booked")).ToBeVisibleAsync();
    }

    private Task Book(string phone, string first, string start, string? staff = null, string service = "Cut") =>
        Api.Book(
        new
        {
            customerPhone = phone,
            firstName = first,
            serviceName = service,
            staffMember = staff,
            appointmentDateTime = start,
            source = "web",
        },
        $"/api/platform/tenants/{Demo.TenantId}/bookings/track");
}
