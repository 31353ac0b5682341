using System.Text.RegularExpressions;
using CustomerTracking.Api.Tests;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>Deque's axe finds nothing serious on any page, in light and in dark.</summary>
internal sealed class AccessibilityTests : PageTests
{
    private static readonly string[] Paths = [.. PagePaths.Live, .. PagePaths.Plain, "/not-found"];

    private static readonly Regex StillReading = new("^(Looking|Counting|One moment) …$");

    [OneTimeSetUp]
    public Task Fill() => Api.FillDemo();

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Page_KeepsNobodyOut(ColorScheme scheme)
    {
        var page = await Browser.SignedIn(Api);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var violations = new List<string>();

        foreach (var path in Paths)
        {
            await page.GotoAsync(Api.Address(path));
            await Expect(page.Locator("main h1")).ToBeVisibleAsync();
            await Expect(page.GetByText(StillReading)).ToHaveCountAsync(0);
            violations.AddRange((await Violations(page)).Select(violation => $"{path}: {violation}"));
            violations.AddRange((await NotByKeyboard(page)).Select(element => $"{path}: not by keyboard: {element}"));
        }

        Assert.That(violations, Is.Empty, string.Join('\n', violations));
    }

    [Test]
    public async Task SignIn_KeepsNobodyOut()
    {
        var page = await Browser.NewPage();
        await page.GotoAsync(Api.Address("/sign-in"));

        Assert.That(await Violations(page), Is.Empty);
    }

    [Test]
    public async Task Axe_SeesAButtonWithoutAName()
    {
        var page = await Browser.NewPage();
        await page.SetContentAsync("<html lang='en'><title>A page</title><main><h1>A page</h1><button></button></main></html>");

        Assert.That(await Violations(page), Has.Some.StartsWith("button-name"));
    }

    // What looks as if it could be pressed and is nothing that Tab goes to.
    private static Task<string[]> NotByKeyboard(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
            const keyed = "a[href], button, summary, select, input, textarea, label, [tabindex='0']";
            return [...document.querySelectorAll("body *")]
                .filter(one => one.checkVisibility() && !one.closest(".rz-chart")
                    && (one.matches(keyed) ? one.tabIndex < 0 && !one.matches("label")
                        : getComputedStyle(one).cursor === "pointer" && !one.closest(keyed)))
                .map(one => one.outerHTML.slice(0, 120));
        }
        """);

    private static async Task<IEnumerable<string>> Violations(IPage page)
    {
        var result = await page.RunAxe();
        return result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Target}"));
    }
}
