using CustomerTracking.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

internal sealed class SignInTests : PageTests
{
    [Test]
    public async Task Owner_WithTheRightPassword_IsWhereTheyWantedToBe()
    {
        var page = await Browser.SignedIn(Api, "/settings");

        await Expect(page).ToHaveURLAsync(Api.Address("/settings"));
        await Expect(page.Locator(".me-name")).ToHaveTextAsync("Owner");
    }

    [Test]
    public async Task Stranger_AfterFiveWrongPasswords_WaitsEvenWithTheRightOne()
    {
        var password = await Api.Hire("locked@willow.example", StaffRole.Viewer);
        var page = await Browser.NewPage();
        await page.GotoAsync(Api.Address("/customers"));

        for (var wrong = 0; wrong < 5; wrong++)
        {
            await page.SignIn("locked@willow.example", $"wrong password {wrong}");
            await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToBeVisibleAsync();
        }

        await page.SignIn("locked@willow.example", password);
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("Too many wrong passwords");
    }

    [Test]
    public async Task Address_ThatIsNowhere_IsSaidOnAPage()
    {
        var page = await Browser.SignedIn(Api);

        await page.GotoAsync(Api.Address("/nowhere"));

        await Expect(page.Locator("main h1")).ToHaveTextAsync("There is nothing here");
    }

    [Test]
    public async Task SignOut_LeavesNothingToComeBackTo()
    {
        var page = await Browser.SignedIn(Api);
        await page.Locator(".me summary").ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await page.GotoAsync(Api.Address("/customers"));

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
