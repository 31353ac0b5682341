using System.Text.RegularExpressions;
using CustomerTracking.Api.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>Deque's axe finds nothing serious on any page, in light and in dark.</summary>
internal sealed class AccessibilityTests : PageTests
{
    private static readonly string[] Paths = [.. PagePaths.Live, .. PagePaths.Plain, "/not-found"];

    private static readonly Regex StillReading = new("^(Looking|Counting|One moment) …$");

    private NpmPackages _packages = null!;
    private string _axe = null!;

    [OneTimeSetUp]
    public async Task Install()
    {
        _packages = await NpmPackages.Install("tests/Admin.Tests/axe");
        _axe = await File.ReadAllTextAsync(Path.Combine(_packages.Folder, "node_modules/axe-core/axe.min.js"));
        await Api.FillDemo();
    }

    [OneTimeTearDown]
    public void CleanUp() => _packages?.Dispose();

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

    private async Task<string[]> Violations(IPage page)
    {
        await page.EvaluateAsync(_axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run()).violations
                .filter(violation => ["serious", "critical"].includes(violation.impact))
                .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target}`))
            """);
    }
}
