using CustomerTracking.Application.PersonalData;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A person asks a salon to forget them.</summary>
internal sealed class ErasureTests : PageTests
{
    [Test]
    public async Task Manager_ExportsAndErasesAPerson_AndKeepsTheReceipt()
    {
        var client = await Book("0862281101", "Nora Forgotten", "2026-10-05T10:00");
        var password = await Api.Hire("manager-of-erasures@willow.example", StaffRole.Manager);
        var page = await Browser.SignedIn(Api, $"/customers/{client}", "manager-of-erasures@willow.example", password);

        await page.GetByRole(AriaRole.Link, new() { Name = "Their data" }).ClickAsync();
        var export = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download as JSON" }).ClickAsync());
        Assert.That(await Text(export), Does.Contain("Forgotten"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Erase …" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What goes" })).ToBeVisibleAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Messages1");
        await Expect(page.GetByText("The web chat")).ToBeVisibleAsync();
        await page.GetByLabel("Why, without names").FillAsync("Asked by phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase for good" }).ClickAsync();

        await Expect(page.Locator("#receipt")).ToBeFocusedAsync();
        await Expect(page.Locator("#receipt")).ToContainTextAsync("Erased on");
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" }).ClickAsync());
        var receipt = ErasureReceipt.Read(await Text(download));
        Assert.That(receipt?.ClientId, Is.EqualTo(client));
        Assert.That(receipt!.Signature, Is.Not.Empty);

        await page.GotoAsync(Api.Address($"/customers/{client}"));
        await Expect(page.GetByText("Erased", new() { Exact = true })).ToBeVisibleAsync();
        Assert.That(await page.ContentAsync(), Does.Not.Contain("Forgotten").And.Not.Contain("228 1101"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Receipt" }).ClickAsync();
        await Expect(page.Locator("#receipt")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Owner_SeesWhoLooked_AndNobodyElseDoes()
    {
        var client = await Book("0862281104", "Nora Watched", "2026-10-05T10:00");
        var password = await Api.Hire("manager-who-looks@willow.example", StaffRole.Manager);
        var looking = await Browser.SignedIn(Api, $"/customers/{client}", "manager-who-looks@willow.example", password);
        await Expect(looking.GetByRole(AriaRole.Heading, new() { Name = "Nora Watched" })).ToBeVisibleAsync();
        await looking.GotoAsync(Api.Address($"/customers/{client}/export"));
        await Expect(looking.GetByRole(AriaRole.Link, new() { Name = "Erase …" })).ToBeVisibleAsync();
        await Expect(looking.GetByRole(AriaRole.Link, new() { Name = "Who looked" })).ToHaveCountAsync(0);

        var page = await Browser.SignedIn(Api, $"/customers/{client}/export");
        await Task.Delay(1500);   // a look is noted within a second or so
        await page.GetByRole(AriaRole.Link, new() { Name = "Who looked" }).ClickAsync();

        await Expect(page.GetByText("Only what was done with Nora Watched")).ToBeVisibleAsync();
        var rows = page.Locator("table.security tbody tr");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("Customer viewed");
        await Expect(rows).ToContainTextAsync("Manager of the test");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show everything" }).ClickAsync();
        await Expect(page.GetByText("Signed in").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task BookingToCome_IsNamed_AndThereIsNoButton()
    {
        var client = await Book("0862281102", "Nora Coming", "2027-05-05T10:00");
        var page = await Browser.SignedIn(Api, $"/customers/{client}/erase");

        await Expect(page.GetByText("Cancel them first, or erase when they are over.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Erase for good" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Viewer_MayNotErase()
    {
        var client = await Book("0862281103", "Nora Stays", "2026-10-05T10:00");
        var password = await Api.Hire("viewer-of-erasures@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, $"/customers/{client}/erase", "viewer-of-erasures@willow.example", password);

        await Expect(page.GetByText("Managers may erase")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Erase for good" })).ToHaveCountAsync(0);
        var receipt = await page.APIRequest.GetAsync(Api.Address(
            $"/erasures/{CustomerTracking.Api.DemoData.Demo.ErasureId}/receipt.json?salon={CustomerTracking.Api.DemoData.Demo.TenantId}"));
        Assert.That(receipt.Status, Is.EqualTo(403).Or.EqualTo(409), await receipt.TextAsync());
    }

    private static async Task<string> Text(IDownload download)
    {
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return await reader.ReadToEndAsync();
    }

    private async Task<Guid> Book(string phone, string name, string dateTime)
    {
        var booked = await Api.Book(new { phone, name, service = "Cut", dateTime });
        return booked.GetProperty("clientId").GetGuid();
    }
}
