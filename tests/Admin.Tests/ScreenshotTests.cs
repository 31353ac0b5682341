using Microsoft.Playwright;

namespace CustomerTracking.Admin.Tests;

/// <summary>Takes the pictures of the pages, into the folder that <c>CUSTOMERTRACKING_SCREENSHOTS</c> names.</summary>
[Explicit("Makes pictures, tests nothing.")]
internal sealed class ScreenshotTests : PageTests
{
    private static readonly string[] Pages = ["customers", "overview", "bookings", "deliveries", "settings"];

    private static string Folder => Environment.GetEnvironmentVariable("CUSTOMERTRACKING_SCREENSHOTS")
        ?? Path.Combine(Path.GetTempPath(), "ct-screenshots");

    [Test]
    public async Task Take()
    {
        Directory.CreateDirectory(Folder);
        await Api.FillDemo();
        foreach (var (size, viewport) in new[] { ("desktop", Staff.Desktop), ("phone", Staff.Phone) })
        {
            var page = await Browser.SignedIn(Api, viewport: viewport);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var path in Pages)
                {
                    await page.GotoAsync(Api.Address("/" + path));
                    await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync(new() { Timeout = 15_000 });
                    await page.WaitForTimeoutAsync(700);
                    await page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(Folder, $"{path}-{size}-{scheme}.png".ToLowerInvariant()),
                        FullPage = true,
                    });
                }
            }
        }

        var account = await Browser.NewPage();
        await account.GotoAsync(Api.Address("/sign-in"));
        await account.ScreenshotAsync(new() { Path = Path.Combine(Folder, "sign-in.png") });
    }
}
