using System.Text.RegularExpressions;
using CustomerTracking.Api.Tests;
using CustomerTracking.Application.Overview;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>Did the voice agent bring bookings today?</summary>
internal sealed class OverviewTests : PageTests
{
    [Test]
    public async Task Booking_IsCountedWithoutReloading()
    {
        var page = await Browser.SignedIn(Api, "/overview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Today" }).ClickAsync();
        await Expect(page.Locator(".figure").First).ToHaveTextAsync("1");   // the demo's own

        await Api.Book(new
        {
            @event = "call_ended",
            bookingConfirmed = true,
            customerPhoneNumber = "0864440001",
            customerName = "Vera Voice",
            service = "Highlights",
            dateTime = "2027-01-04T10:00",
            price = 125,
        }, "/api/webhooks/retell/call-ended");

        await Expect(page.Locator(".figure").First).ToHaveTextAsync("2");
        await Expect(page.Locator(".figure").Nth(1)).ToHaveTextAsync("€190.00");
        await Expect(page.Locator(".health li").Filter(new() { HasText = "Voice agent" }))
            .ToContainTextAsync("last booking just now, 1 today");
        await page.GetByText("The same as numbers").ClickAsync();
        await Expect(page.Locator("tbody tr").First.Locator("td").First).ToHaveTextAsync("1");
    }

    [Test]
    public async Task ThreeMonths_AreDrawnAndTold()
    {
        await using var api = TestApi.Start();
        await api.FillDemo();
        var page = await Browser.SignedIn(api, "/overview");

        await page.GetByRole(AriaRole.Button, new() { Name = "90 days" }).ClickAsync();

        await Expect(page.Locator(".numbers tbody tr")).ToHaveCountAsync(90);
        // it asks the browser how wide it is
        await Expect(page.Locator(".chart svg path").Nth(90)).ToBeAttachedAsync();
        Assert.That(await page.Locator(".chart svg path").CountAsync(), Is.GreaterThan(90));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "90 days" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task Period_ChosenWhileTheFirstIsCounted_IsCountedNext()
    {
        var held = new HeldOverview();
        await using var api = TestApi.Start(configure: services =>
            services.AddSingleton<IPipelineBehavior<GetOverview, TenantOverview>>(held));
        var page = await Browser.SignedIn(api, "/overview");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Counting" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Today" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/overview\?from="));
        await page.WaitForTimeoutAsync(1500);   // the feed tells as well that something happened
        held.Release();

        await Expect(page.Locator(".figure").First).ToHaveTextAsync("1");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Today" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task Period_ThatEndsBeforeItBegins_IsRefusedInWords()
    {
        var page = await Browser.SignedIn(Api, "/overview?from=2026-11-20&to=2026-11-10");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The period ends before it begins.");
    }

    private sealed class HeldOverview : IPipelineBehavior<GetOverview, TenantOverview>
    {
        private readonly TaskCompletionSource _released = new();

        public void Release() => _released.SetResult();

        public async Task<TenantOverview> Handle(
            GetOverview request, CancellationToken ct, RequestHandlerDelegate<TenantOverview> next)
        {
            await _released.Task;
            return await next();
        }
    }
}
