using System.Text.RegularExpressions;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A mother books for her daughter, and staff put it right.</summary>
internal sealed class HouseholdTests : PageTests
{
    [Test]
    public async Task Guest_BecomesAMember_AndTheNextBookingLandsOnHer()
    {
        var mary = await Book("0862271001", "Mary House", 10);
        await Book("0862271001", "Emma House", 11);
        var page = await Browser.SignedIn(Api, $"/customers/{mary}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make a household member of Emma House" }).ClickAsync();
        await Expect(page.Locator(".people")).ToContainTextAsync("Emma House");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Emma House joined the household");
        await Expect(page.Locator(".suggestion")).ToHaveCountAsync(0);
        await Book("0862271001", "Emma", 12);

        await page.Locator(".people").GetByRole(AriaRole.Link, new() { Name = "Emma House" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Emma House", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("article.booking")).ToHaveCountAsync(2);
        await Expect(page.Locator("article.booking").First).ToContainTextAsync("booked by Mary House");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Joined the household of Mary House");
    }

    [Test]
    public async Task Member_MadeByMistake_IsTakenBack()
    {
        var mary = await Book("0862271002", "Mary Mistake", 10);
        await Book("0862271002", "Emma Mistake", 11);
        var page = await Browser.SignedIn(Api, $"/customers/{mary}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Household member: Emma Mistake" }).ClickAsync();
        await Expect(page.Locator(".people")).ToContainTextAsync("Emma Mistake");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make a household member of Emma Mistake" })).ToBeVisibleAsync();
        await Expect(page.Locator(".people")).ToHaveCountAsync(0);
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Mary Mistake");
    }

    [Test]
    public async Task Booking_IsMovedToAnotherOfTheHousehold_AndBack()
    {
        var mary = await Book("0862271003", "Mary Move", 10);
        var page = await Browser.SignedIn(Api, $"/customers/{mary}");
        await page.GetByText("Add a member").ClickAsync();
        await page.GetByLabel("Member's name").PressSequentiallyAsync("Emma Move", new() { Delay = 60 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add member" }).ClickAsync();
        await Expect(page.Locator(".people")).ToContainTextAsync("Emma Move");

        await page.GetByLabel("For whom").SelectOptionAsync("Emma Move");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Booking is for Emma Move, not Mary Move");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();

        await Expect(page.Locator(".timeline")).ToContainTextAsync("Booking is for Mary Move, not Emma Move");
        await Expect(page.GetByLabel("For whom")).ToHaveValueAsync(mary.ToString());
    }

    [Test]
    public async Task Customer_JoinsAHousehold_AndLeavesIt()
    {
        await Book("0862271004", "Mary Join", 10);
        var paul = await Book("0862271005", "Paul Join", 11);
        var page = await Browser.SignedIn(Api, $"/customers/{paul}");

        await page.GetByText("Join another customer's household").ClickAsync();
        await page.GetByLabel("The other customer's phone").FillAsync("086 227 0000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No client has this phone number");
        await page.GetByLabel("The other customer's phone").FillAsync("086 227 1004");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await Expect(page.Locator(".people")).ToContainTextAsync("Mary Join");

        await page.GetByRole(AriaRole.Button, new() { Name = "Leave the household" }).ClickAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Left the household of Mary Join");
        await Expect(page.Locator("#household")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Locator(".people")).ToContainTextAsync("Mary Join");
    }

    [Test]
    public async Task Duplicates_OfOneHousehold()
    {
        var mary = await Book("0862271006", "Mary Same", 10, phorest: "household-same");
        await Book("0862271007", "Paul Same", 11);
        await Book("0862271007", "Paul Same", 12, phorest: "household-same");
        var page = await Browser.SignedIn(Api, $"/customers/{mary}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Same household as Paul Same" }).ClickAsync();

        await Expect(page.Locator(".people")).ToContainTextAsync("Paul Same");
        await Expect(page.Locator(".duplicate")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Locator(".duplicate")).ToHaveCountAsync(1);
        await Expect(page.Locator(".people")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Viewer_SeesTheHousehold_AndChangesNothing()
    {
        var mary = await Book("0862271008", "Mary View", 10);
        await Book("0862271008", "Emma View", 11);
        var password = await Api.Hire("viewer-of-households@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(
            Api, $"/customers/{mary}", "viewer-of-households@willow.example", password);

        await Expect(page.Locator("article.booking").Filter(new() { HasText = "for Emma View" })).ToHaveCountAsync(1);
        await Expect(page.Locator("#household")).ToBeVisibleAsync();
        await Expect(page.GetByText(new Regex("Add a member|Make a household member"))).ToHaveCountAsync(0);
    }

    private async Task<Guid> Book(string phone, string name, int hour, string? phorest = null)
    {
        var booked = await Api.Book(new
        {
            phone,
            name,
            service = "Cut",
            dateTime = $"2026-12-05T{hour}:00",
            phorestClientId = phorest,
        });
        return booked.GetProperty("clientId").GetGuid();
    }
}
