using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A connection is on when a message of the vendor's own was verified, and waits until then.</summary>
internal sealed class WaitingConnectionTests : PageTests
{
    [Test]
    public async Task Connection_ThatWasOnlyTriedOut_Waits()
    {
        var page = await Browser.SignedIn(Api, "/settings/channels");
        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "WhatsApp (Twilio)" }).First;
        await Expect(card.Locator(".badge").First).ToHaveTextAsync("Waiting");
        await Expect(card.Locator(".waiting")).ToContainTextAsync("signed with Twilio's Auth token");

        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(card.GetByText("A signed sample went through")).ToBeVisibleAsync();
        await page.ReloadAsync();

        await Expect(card.Locator(".badge").First).ToHaveTextAsync("Waiting");
        await page.GotoAsync(Api.Address("/overview"));
        await Expect(page.Locator(".health li").Filter(new() { HasText = "Twilio" }))
            .ToContainTextAsync("waiting for its first message");
    }

    [Test]
    public async Task Connection_ThatAVendorsMessageReached_IsOn()
    {
        await using var api = TestApi.Start();
        await api.FillDemo();
        var page = await Browser.SignedIn(api, "/settings/channels");

        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = Demo.RetellConnectionId.ToString() });

        await Expect(card.Locator(".badge").First).ToHaveTextAsync("On");
    }
}
