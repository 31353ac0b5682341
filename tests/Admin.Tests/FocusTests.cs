using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A screen reader says where one is: the focus reaches the heading, also when the data comes late.</summary>
internal sealed class FocusTests : PageTests
{
    [Test]
    public async Task EveryPage_PutsTheFocusOnItsHeading_HoweverOftenItIsLoaded()
    {
        var page = await Browser.SignedIn(Api);
        for (var load = 0; load < 2; load++)
        {
            foreach (var path in PagePaths.Live)
            {
                await page.GotoAsync(Api.Address(path));

                await Expect(page.Locator("main h1")).ToBeFocusedAsync();
                await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("CustomerTracking"));
            }
        }
    }

    [Test]
    public async Task EveryPage_PutsTheFocusOnItsHeading_WhenALinkLeadsThere()
    {
        var page = await Browser.SignedIn(Api);

        foreach (var name in new[] { "Overview", "Bookings", "Inbox", "Settings", "Customers" })
        {
            await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();

            await Expect(page.Locator("main h1")).ToHaveTextAsync(name);
            await Expect(page.Locator("main h1")).ToBeFocusedAsync();
        }

        var first = page.Locator("tr[data-row] a").First;
        var person = await first.TextContentAsync();
        await first.ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync(person!);
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Heading_ThatComesLate_DoesNotTakeTheFocusFromAField()
    {
        var page = await Browser.SignedIn(Api);

        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.EvaluateAsync("() => admin.arrive(document.querySelector('h1'))");

        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    }
}
