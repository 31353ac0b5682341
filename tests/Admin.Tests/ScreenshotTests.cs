using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CustomerTracking.Admin.Tests;

/// <summary>Takes the pictures of the pages, into the folder that <c>CUSTOMERTRACKING_SCREENSHOTS</c> names.</summary>
[Explicit("Makes pictures, tests nothing.")]
internal sealed class ScreenshotTests : PageTests
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("customers", "/customers"), ("search", "/customers?q=mur"), ("bookings", "/bookings"),
        ("overview", "/overview"),
        ("inbox", "/inbox"), ("inbound-message", $"/inbox/{Demo.InboundMessageId}"), ("settings", "/settings"),
        ("settings-channels", "/settings/channels"), ("settings-tokens", "/settings/tokens"),
        ("settings-webhooks", "/settings/webhooks"), ("settings-staff", "/settings/staff"),
        ("settings-salon", "/settings/salon"),
    ];

    private static string Folder => Environment.GetEnvironmentVariable("CUSTOMERTRACKING_SCREENSHOTS")
        ?? Path.Combine(Path.GetTempPath(), "customer-tracking-screenshots");

    [Test]
    public async Task Take()
    {
        Directory.CreateDirectory(Folder);
        await Api.FillDemo();
        var regular = await Api.Read(db => db.Set<Booking>().GroupBy(booking => booking.ClientId)
            .OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync());
        foreach (var (size, viewport) in new[] { ("desktop", Staff.Desktop), ("phone", Staff.Phone) })
        {
            var guest = await Browser.NewPage();
            await guest.SetViewportSizeAsync(viewport.Width, viewport.Height);
            await Take(guest, "sign-in", "/sign-in", size);
            var page = await Browser.SignedIn(Api, viewport: viewport);
            foreach (var (name, path) in Pages.Append(("customer", $"/customers/{regular}"))) await Take(
                page, name, path, size);
        }
    }

    private async Task Take(IPage page, string name, string path, string size)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.GotoAsync(Api.Address(path));
            await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
            await page.WaitForTimeoutAsync(800);   // charts grow
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(Folder, $"{name}-{size}-{scheme}.png".ToLowerInvariant()) });
        }
    }
}
