using Microsoft.Playwright;

namespace CustomerTracking.Api.Tests;

/// <summary>A real browser; where there is none, the test is skipped, unless one is required (as in CI).</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Open()
    {
        if (!File.Exists(Chromium))
        {
            const string Missing =
                "There is no Chromium at /usr/bin/chromium: install Debian's package chromium to run this test.";
            if (Environment.GetEnvironmentVariable("CUSTOMERTRACKING_REQUIRE_BROWSER") is { Length: > 0 })
                Assert.Fail(Missing);
            Assert.Ignore(Missing);
        }

        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        }));
    }

    public Task<IPage> NewPage() =>
        _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 1000 } });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
