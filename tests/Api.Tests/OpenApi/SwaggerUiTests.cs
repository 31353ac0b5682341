using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>The API page as a person uses it: paste the token, press the buttons.</summary>
internal sealed partial class SwaggerUiTests
{
    private TestApi _api = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _browser = await Browser.Open();
        _api = TestApi.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_api is not null) await _api.DisposeAsync();
    }

    [Test]
    public async Task TryItOut_OfEveryRestRoute_WorksAsItStands()
    {
        var page = await Authorized(Demo.PlatformToken);
        var routes = page.Locator(".opblock").Filter(new() { HasTextRegex = RestPath() });
        var failures = new List<string>();

        // Removing comes last, so that the records it names are still there for the others.
        var order = await routes.EvaluateAllAsync<int[]>(
            "all => all.map((route, index) => index).sort((a, b) => all[a].matches('.opblock-delete') - all[b].matches('.opblock-delete'))");
        foreach (var index in order)
        {
            var route = routes.Nth(index);
            await route.Locator(".opblock-summary-control").ClickAsync();
            var file = route.Locator("input[type=file]");
            if (await file.CountAsync() > 0)
            {
                await file.SetInputFilesAsync(new FilePayload
                {
                    Name = "clients.csv",
                    MimeType = "text/csv",
                    Buffer = "Client ID,First Name,Mobile Number\n907,Una,085 765 4327\n"u8.ToArray(),
                });
            }

            await route.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
            var status = await route.Locator(".live-responses-table tbody .response-col_status").First.InnerTextAsync();
            if (!status.StartsWith('2'))
                failures.Add($"{await route.Locator(".opblock-summary").InnerTextAsync()}: {status}");
            await route.Locator(".opblock-summary-control").ClickAsync();   // the page is drawn anew at each click
        }

        Assert.That(failures, Is.Empty);
        Assert.That(order, Has.Length.EqualTo(67));
    }

    [Test]
    public async Task TryItOut_WithoutAToken_IsRefused()
    {
        var page = await OpenPage();
        var route = page.Locator(".opblock").Filter(new() { HasText = "/clients/by-phone/" });

        await route.Locator(".opblock-summary-control").ClickAsync();
        await route.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        await Expect(route.Locator(".live-responses-table tbody .response-col_status").First).ToContainTextAsync("401");
    }

    private async Task<IPage> Authorized(string token)
    {
        var page = await OpenPage();
        await page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).First.ClickAsync();
        await page.Locator(".modal-ux input").First.FillAsync(token);
        await page.Locator(".modal-ux button.authorize").First.ClickAsync();
        await page.Locator(".modal-ux button.btn-done").First.ClickAsync();
        return page;
    }

    private async Task<IPage> OpenPage()
    {
        var page = await _browser.NewPage();
        await page.GotoAsync(new Uri(_api.Http.BaseAddress!, "/swagger").ToString());
        await page.Locator(".opblock").First.WaitForAsync();
        return page;
    }

    [GeneratedRegex("/api/platform/")]
    private static partial Regex RestPath();
}
