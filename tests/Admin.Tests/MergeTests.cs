using CustomerTracking.Api.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>Two customers become one, and two again, as staff do it.</summary>
internal sealed class MergeTests : PageTests
{
    [Test]
    public async Task Board_Preview_Merge_Book_Undo()
    {
        await Book("0862261002", "Siobhán Merge", hour: 10, phorest: "phorest-merge");
        await Book("0862261001", "Shivaun Merge", hour: 11);
        var survivor = await Book("0862261001", "Shivaun Merge", hour: 12, phorest: "phorest-merge");
        var page = await Browser.SignedIn(Api, "/customers/duplicates");

        await page.GetByRole(AriaRole.Link, new() { Name = "Merge Shivaun Merge and Siobhán Merge" }).ClickAsync();
        await Expect(page.Locator(".outcome")).ToContainTextAsync("+353 86 226 1002");
        await page.Locator("tr").Filter(new() { HasText = "First name" }).GetByText("Siobhán").ClickAsync();
        await Expect(page.Locator("tr").Filter(new() { HasText = "First name" })).ToContainTextAsync("It was chosen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Siobhán Merge" })).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Merged with Siobhán Merge");
        foreach (var name in new[] { "shivaun", "siobhan" })
        {
            await Open(page, $"/customers?q={name}+merge");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
            await Expect(page.Locator("tbody tr")).ToContainTextAsync("Siobhán Merge");
        }


        Assert.That(await Book("0862261002", "Siobhán Merge", hour: 14), Is.EqualTo(survivor));
        await Open(page, $"/customers/{survivor}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the merge with Siobhán Merge" }).ClickAsync();
        await Expect(page.Locator(".undo")).ToContainTextAsync("with 2 bookings, +353 86 226 1002");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the merge", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Shivaun Merge" })).ToBeVisibleAsync();
        await Expect(page.Locator("#history")).ToBeFocusedAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("The merge with Siobhán Merge was undone");
        await Open(page, "/customers?q=siobhan+merge");
        await page.GetByRole(AriaRole.Link, new() { Name = "Siobhán Merge" }).ClickAsync();
        await Expect(page.Locator("article.booking")).ToHaveCountAsync(2);
    }

    [Test]
    public async Task Merge_CanBeUndoneAtOnce_AndTheOldAddressLeadsToTheSurvivor()
    {
        var survivor = await Book("0862261003", "Nuala Quick", hour: 10);
        var merged = await Book("0862261004", "Nuala Slow", hour: 11);
        var page = await Browser.SignedIn(Api, $"/customers/{merged}/merge/{survivor}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Keep Nuala Quick instead" }).ClickAsync();
        await Expect(page.Locator("thead")).ToContainTextAsync("Nuala Quick stays");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Merged with Nuala Slow");

        await page.EvaluateAsync($"Blazor.navigateTo('/customers/{merged}')");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/customers/{survivor}$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("The merge with Nuala Slow was undone");
    }

    private Task Open(IPage page, string path) => page.GotoAsync(new Uri(Api.Http.BaseAddress!, path).ToString());

    private async Task<Guid> Book(string phone, string name, int hour, string? phorest = null)
    {
        var booked = await Api.Book(new
        {
            phone,
            firstName = name.Split(' ')[0],
            lastName = name.Split(' ')[1],
            service = "Cut",
            dateTime = $"2026-12-05T{hour}:00",
            phorestClientId = phorest,
        });
        return booked.GetProperty("clientId").GetGuid();
    }
}
