using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>
/// Every page holds on a phone, a tablet and a desk: nothing leaves its place, and nothing is out of reach.
/// </summary>
internal sealed class WidthTests : PageTests
{
    private static readonly Regex StillReading = new("^(Looking|Counting|One moment) …$");

    [OneTimeSetUp]
    public Task Fill() => Api.FillDemo();

    [TestCase(390)]
    [TestCase(768)]
    [TestCase(820)]
    [TestCase(1024)]
    [TestCase(1280)]
    [TestCase(1440)]
    public async Task EveryPage_HoldsAtThisWidth(int width)
    {
        var page = await Browser.SignedIn(Api, viewport: new() { Width = width, Height = 1000 });
        var faults = new List<string>();
        foreach (var path in PagePaths.Live.Concat(PagePaths.Plain).Append("/bookings?from=2026-11-01&to=2026-12-31"))
        {
            await page.GotoAsync(Api.Address(path));
            await Expect(page.Locator("main h1")).ToBeVisibleAsync();
            await Expect(page.GetByText(StillReading)).ToHaveCountAsync(0);
            faults.AddRange((await Faults(page)).Select(fault => $"{path}: {fault}"));
        }

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [TestCase(390)]
    [TestCase(820)]
    [TestCase(1024)]
    [TestCase(1440)]
    public async Task Bookings_ShowChangeStatusAndPriceAtThisWidth(int width)
    {
        var page = await Browser.SignedIn(
            Api, "/bookings?from=2026-11-01&to=2026-12-31", viewport: new() { Width = width, Height = 1000 });
        var row = page.Locator("tr[data-row]").Filter(new() { HasText = "€" }).First;

        foreach (var part in new[] { ".status .badge", ".price", ".actions button", ".service", ".client a" })
            await Expect(row.Locator(part)).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    // Scrolls sideways, sticks out of the screen or of its own tile, or is cut off.
    private static Task<string[]> Faults(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
            const wide = document.documentElement.clientWidth;
            const name = (one) => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 40)}"`;
            const faults = [];
            if (document.documentElement.scrollWidth > wide) faults.push(`scrolls sideways: ${document.documentElement.scrollWidth}`);
            for (const one of document.querySelectorAll("body *")) {
                if (!one.checkVisibility() || one.closest("svg, pre, .unseen, .hidden, .skip, thead, datalist, select")) continue;
                const box = one.getBoundingClientRect();
                if (box.width > 0 && (box.right > wide + 1 || box.left < -1)) faults.push(`leaves the screen: ${name(one)}`);
                const tile = one.closest(".card, .count, td, .panel");
                if (tile && tile !== one && box.right > tile.getBoundingClientRect().right + 1) faults.push(`leaves its tile: ${name(one)}`);
                if (one.children.length === 0 && one.scrollWidth > one.clientWidth + 1
                    && getComputedStyle(one).overflowX !== "visible" && !one.matches("input, textarea")) faults.push(`cut off: ${name(one)}`);
                if (one.children.length === 0 && tile && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
                    && one.matches("p, span, strong") && getComputedStyle(one).display !== "inline") faults.push(`too wide for its place: ${name(one)}`);
            }
            for (const box of document.querySelectorAll(".table-box")) {
                if (box.scrollWidth > box.clientWidth + 1) faults.push(`a table that scrolls sideways: ${box.scrollWidth} in ${box.clientWidth}`);
            }
            return [...new Set(faults)].slice(0, 12);
        }
        """);
}
