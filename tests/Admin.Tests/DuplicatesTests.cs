using CustomerTracking.Api.Tests;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>The board of those who may be here twice.</summary>
internal sealed class DuplicatesTests : PageTests
{
    [Test, Order(1)]
    public async Task Board_IsFoundFromTheCustomers_AndShowsBothWithTheReason()
    {
        await APair("Grace", "Board", "0862231001", "0862231002");
        var page = await Browser.SignedIn(Api, "/customers");

        await page.GetByRole(AriaRole.Link, new() { Name = "1 possible duplicate" }).ClickAsync();

        var pair = page.Locator(".pair");
        await Expect(pair).ToHaveCountAsync(1);
        await Expect(pair).ToContainTextAsync("+353 86 223 1001");
        await Expect(pair).ToContainTextAsync("+353 86 223 1002");
        await Expect(pair).ToContainTextAsync("A booking also named phorest client phorest-Board.");
    }

    [Test]
    public async Task NotTheSamePerson_IsOneClick_AndCanBeUndone()
    {
        await APair("Nora", "Apart", "0862231003", "0862231004");
        var page = await Board();
        var pair = page.Locator(".pair").Filter(new() { HasText = "Nora Apart" });

        await pair.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(pair).ToHaveCountAsync(0);
        await Expect(page.Locator(".told")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(pair).ToHaveCountAsync(1);
    }

    [Test]
    public async Task KeptApart_IsListedWithWhoSaidSo_AndMayBeSuggestedAgain()
    {
        var client = await APair("Una", "Kept", "0862231005", "0862231006");
        var page = await Board();
        var pair = page.Locator(".pair").Filter(new() { HasText = "Una Kept" });
        await pair.GetByRole(AriaRole.Button).ClickAsync();

        await page.GetByLabel("Show").SelectOptionAsync("Kept apart");
        await Expect(pair).ToContainTextAsync("Kept apart by Owner");
        await pair.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(pair).ToHaveCountAsync(0);

        await page.GotoAsync(new Uri(Api.Http.BaseAddress!, $"/customers/{client}").ToString());
        await Expect(page.Locator(".duplicate")).ToContainTextAsync("Una Kept");
    }

    [Test]
    public async Task Card_SaysThatTheyAreNotTheSamePerson()
    {
        var client = await APair("Oona", "Card", "0862231007", "0862231008");
        var page = await Browser.SignedIn(Api, $"/customers/{client}");

        await page.Locator(".duplicate").GetByRole(AriaRole.Button, new() { Name = "is not the same person" }).ClickAsync();
        await Expect(page.Locator(".duplicate")).ToHaveCountAsync(0);
        await Expect(page.Locator(".possible")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(page.Locator(".duplicate")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Viewer_SeesThePairs_AndDecidesNothing()
    {
        await APair("Vera", "Looks", "0862231009", "0862231010");
        var password = await Api.Hire("duplicates@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, "/customers/duplicates", "duplicates@willow.example", password);

        var pair = page.Locator(".pair").Filter(new() { HasText = "Vera Looks" });
        await Expect(pair).ToHaveCountAsync(1);
        await Expect(pair.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    private Task<IPage> Board() => Browser.SignedIn(Api, "/customers/duplicates");

    /// <returns>The one whose phone the last booking gave.</returns>
    private async Task<Guid> APair(string firstName, string lastName, string phone, string otherPhone)
    {
        await Book(otherPhone, hour: 10, phorest: $"phorest-{lastName}");
        await Book(phone, hour: 11);
        return await Book(phone, hour: 12, phorest: $"phorest-{lastName}");

        async Task<Guid> Book(string number, int hour, string? phorest = null)
        {
            var booked = await Api.Book(new
            {
                phone = number,
                firstName,
                lastName,
                service = "Cut",
                dateTime = $"2026-12-05T{hour}:00",
                phorestClientId = phorest,
            });
            return booked.GetProperty("clientId").GetGuid();
        }
    }
}
