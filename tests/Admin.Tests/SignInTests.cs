using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
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
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        await page.SignIn("locked@willow.example", password);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Too many wrong passwords");
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
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await page.GotoAsync(Api.Address("/customers"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Password_IsChanged_AndTheOldOneIsNoneAnyMore()
    {
        var old = await Api.Hire("changes@willow.example", StaffRole.Viewer);
        var elsewhere = await Browser.SignedIn(Api, "/customers", "changes@willow.example", old);
        var page = await Browser.SignedIn(Api, "/customers", "changes@willow.example", old);
        await page.GotoAsync(Api.Address("/account/password"));

        await page.GetByLabel("Your password now").FillAsync(old);
        await page.GetByLabel("A new one").FillAsync("another password of mine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();

        await Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();
        await elsewhere.GetByRole(AriaRole.Link, new() { Name = "Bookings" }).ClickAsync();
        await Expect(elsewhere.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        var again = await Browser.NewPage();
        await again.GotoAsync(Api.Address("/customers"));
        await again.SignIn("changes@willow.example", old);
        await Expect(again.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await again.SignIn("changes@willow.example", "another password of mine");
        await Expect(again.Locator(".frame h1")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Authenticator_OnceTurnedOn_IsAskedForItsCode()
    {
        var password = await Api.Hire("careful@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, "/customers", "careful@willow.example", password);
        await page.GotoAsync(Api.Address("/account/authenticator"));
        await page.GetByLabel("Your password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show a key for the app" }).ClickAsync();
        var key = (await page.Locator("code.key").TextContentAsync())!;

        await page.GetByLabel("six digits").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("six digits").FillAsync(Code(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(8);
        var recovery = (await page.Locator(".codes code").First.TextContentAsync())!;

        var byCode = await HalfSignedIn(password);
        await byCode.GetByLabel("Six digits").FillAsync(Code(key, later: 1));   // the one of now was used to turn it on
        await byCode.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(byCode.Locator(".frame h1")).ToBeVisibleAsync();
        var byRecovery = await HalfSignedIn(password);
        await byRecovery.GetByLabel("Six digits").FillAsync(recovery);
        await byRecovery.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(byRecovery.Locator(".frame h1")).ToBeVisibleAsync();
        var twice = await HalfSignedIn(password);
        await twice.GetByLabel("Six digits").FillAsync(recovery);
        await twice.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(twice.GetByRole(AriaRole.Alert)).ToContainTextAsync("not right");
    }

    private async Task<IPage> HalfSignedIn(string password)
    {
        var page = await Browser.NewPage();
        await page.GotoAsync(Api.Address("/customers"));
        await page.SignIn("careful@willow.example", password);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your code" })).ToBeVisibleAsync();
        return page;
    }

    // RFC 6238, as an authenticator counts it, written apart from the program's own.
    private static string Code(string key, int later = 0)
    {
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString(
            "abcdefghijklmnopqrstuvwxyz234567".IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal), 2)
            .PadLeft(5, '0')));
        byte[] secret =
            [.. bits.Chunk(8).Where(one => one.Length == 8).Select(one => Convert.ToByte(new string(one), 2))];
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + later);
#pragma warning disable CA5350 // the standard's choice
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
