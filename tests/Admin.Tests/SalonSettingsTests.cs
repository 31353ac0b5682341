using CustomerTracking.Api.DemoData;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>Apart from the other settings: an owner who goes to another salon is there the next time too.</summary>
internal sealed class SalonSettingsTests : PageTests
{
    [Test]
    public async Task Owner_OpensAnotherSalonAndSetsItUp()
    {
        var page = await Browser.SignedIn(Api, "/settings/salon");
        await page.Button("Open another salon").ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Another salon" });
        await form.GetByLabel("Time zone").FillAsync("Dublin");
        await form.GetByLabel("Name").FillAsync("Oak & Ash");
        await page.Button("Open it").ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("must be an IANA name");
        await form.GetByLabel("Time zone").FillAsync("Europe/London");
        await page.Button("Open it").ClickAsync();
        await page.Button("Go there").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Nothing is connected yet");

        await page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Salon" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Oak");
        await page.GetByLabel("Country").SelectOptionAsync("GB");
        await page.GetByLabel("Currency").FillAsync("GBP");
        await page.Button("Save").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
        await Expect(page.Locator("select#salon option:checked")).ToHaveTextAsync("Oak");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Country")).ToHaveValueAsync("GB");
        await Expect(page.GetByLabel("Time zone")).ToHaveValueAsync("Europe/London");
        await page.Locator("select#salon").SelectOptionAsync(new SelectOptionValue { Label = Demo.TenantName });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Settings" })).ToBeVisibleAsync();
    }
}
