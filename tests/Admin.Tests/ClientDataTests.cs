using System.Text.Json;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A person asks what the salon keeps about them, and a manager answers.</summary>
internal sealed class ClientDataTests : PageTests
{
    [Test]
    public async Task Manager_ReadsAndDownloadsEverything()
    {
        var client = await Book("0862281001", "Nora Data");
        var password = await Api.Hire("manager-of-data@willow.example", StaffRole.Manager);
        var page = await Browser.SignedIn(Api, $"/customers/{client}", "manager-of-data@willow.example", password);

        await page.GetByRole(AriaRole.Link, new() { Name = "Their data" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show it here" }).ClickAsync();
        await Expect(page.Locator("#values")).ToBeFocusedAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Nora Data");
        await page.GetByText("Web chat, ").ClickAsync();
        await Expect(page.Locator("pre")).ToContainTextAsync("0862281001");

        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download as JSON" }).ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var export = await JsonDocument.ParseAsync(file);
        Assert.That(download.SuggestedFilename, Is.EqualTo($"customer-{client}.json"));
        Assert.That(export.RootElement.GetProperty("client").GetProperty("id").GetGuid(), Is.EqualTo(client));
        Assert.That(export.RootElement.GetProperty("messages").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Viewer_MayDoNeither()
    {
        var client = await Book("0862281002", "Nora Closed");
        var password = await Api.Hire("viewer-of-data@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, $"/customers/{client}/export", "viewer-of-data@willow.example", password);

        await Expect(page.GetByText("Managers may see and export")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show it here" })).ToHaveCountAsync(0);
        var answer = await page.APIRequest.GetAsync(
            Api.Address($"/customers/{client}/export.json?salon={CustomerTracking.Api.DemoData.Demo.TenantId}"));
        Assert.That(answer.Status, Is.EqualTo(403).Or.EqualTo(409), await answer.TextAsync());
        Assert.That(await answer.TextAsync(), Does.Not.Contain("Nora Closed"));
    }

    private async Task<Guid> Book(string phone, string name)
    {
        var booked = await Api.Book(new { phone, name, service = "Cut", dateTime = "2026-12-05T10:00" });
        return booked.GetProperty("clientId").GetGuid();
    }
}
