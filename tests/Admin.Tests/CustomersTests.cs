using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>Somebody is on the phone, and has to be found.</summary>
internal sealed class CustomersTests : PageTests
{
    [Test]
    public async Task Booking_ByWebhook_ShowsItsNewCustomerWithoutReloading()
    {
        var page = await Browser.SignedIn(Api);
        await Expect(page.Locator("table.people")).ToBeVisibleAsync();

        await Book("0861110001", "Saoirse", "Live");

        var row = Row(page, "Saoirse Live");
        await Expect(row).ToBeVisibleAsync();
        await Expect(row.Locator("td").Nth(3)).ToHaveTextAsync("1");
        await Expect(row.Locator("td").Nth(1)).ToHaveTextAsync("+353 86 111 0001");
    }

    [TestCase("4829", TestName = "Search_LastFourDigits_FindsThem")]
    [TestCase("086 111 48", TestName = "Search_StartOfTheNumberAsPeopleWriteIt_FindsThem")]
    [TestCase("+353861114829", TestName = "Search_WholeNumber_FindsThem")]
    [TestCase("zoe oha", TestName = "Search_StartsOfWordsWithoutAccents_FindsThem")]
    [TestCase("zoe@ohara", TestName = "Search_StartOfTheEmail_FindsThem")]
    public async Task Search(string words)
    {
        await Book("0861114829", "Zoë", "O'Hára", "zoe@ohara.example");
        await Book("0861117777", "Somebody", "Else");
        var page = await Browser.SignedIn(Api);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(words);

        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await Expect(Row(page, "Zoë O'Hára")).ToBeVisibleAsync();
        await Expect(page.Locator(".count")).ToHaveTextAsync("1 customer");
    }

    [TestCase("shivaun quigley")]
    [TestCase("siobahn quig")]
    public async Task Search_ByANameAsItWasHeard_ShowsThemAsSimilarAndOpensThem(string words)
    {
        await Book("0861114830", "Siobhán", "Quigley");
        var page = await Browser.SignedIn(Api);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(words, new() { Delay = 60 });

        var similar = page.GetByRole(AriaRole.Region, new() { Name = "Similar" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is found" })).ToBeVisibleAsync();
        await Expect(similar.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Siobhán Quigley" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Keyboard_SearchesChoosesAndOpens()
    {
        await Book("0861112001", "Keya", "Board");
        await Book("0861112002", "Keyb", "Board");
        var page = await Browser.SignedIn(Api);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("board");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(2);
        var second = await page.Locator("tr[data-row] a").Nth(1).GetAttributeAsync("href");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(Api.Address("/" + second));
    }

    [Test]
    public async Task Enter_RightAfterTyping_OpensWhoIsFoundByAllThatWasTyped()
    {
        await Book("0861112003", "Quick", "Fingers");
        var page = await Browser.SignedIn(Api);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("quick fing");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main h1")).ToContainTextAsync("Quick Fingers");
    }

    [Test]
    public async Task Filters_AreInTheAddressAndSurviveAReload()
    {
        await Book("0861113001", "Willa", "Web");
        var page = await Browser.SignedIn(Api);

        await page.GetByLabel("First contact").SelectOptionAsync("web");
        await Expect(page).ToHaveURLAsync(new Regex("source=web"));
        await page.GetByLabel("Sorted by").SelectOptionAsync("name");
        await Expect(page).ToHaveURLAsync(new Regex("sort=name"));
        await page.ReloadAsync();

        await Expect(page.Locator("tr[data-row]").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("First contact")).ToHaveValueAsync("web");
        await Expect(page.Locator("tr[data-row] td:nth-child(3)").Filter(new() { HasNotText = "Web" }))
            .ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }))
            .ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [Test]
    public async Task MorePages_ComeOnDemandAndEachCustomerOnce()
    {
        await using var api = TestApi.Start();
        await api.FillDemo();
        var page = await Browser.SignedIn(api);
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();

        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(100);
        var links = await page.Locator("tr[data-row] a").EvaluateAllAsync<string[]>("links => links.map(a => a.href)");
        Assert.That(links, Is.Unique);
    }

    [Test]
    public async Task Export_IsWhatIsListed_AndRunsNoFormula()
    {
        await Book("0861115001", "=1+1", "Exported");
        await Book("0861115002", "Plain, \"quoted\"", "Exported");
        var page = await Browser.SignedIn(Api, "/customers?q=exported");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(2);

        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());

        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.That(text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3));
        Assert.That(text, Does.Contain("'=1+1 Exported,+353861115001,").And
            .Contain("\"Plain, \"\"quoted\"\" Exported\",+353861115002,"));
        await Expect(page.Locator("[data-export] [role=status]")).ToHaveTextAsync("2 exported");
    }

    [Test]
    public async Task Export_OfAnotherSalon_IsRefused()
    {
        var other = await Api.AnotherSalon();
        var password = await Api.Hire("export@willow.example", StaffRole.Manager, other);
        var page = await Browser.SignedIn(Api, "/customers", "export@willow.example", password);

        var answer = await page.APIRequest.GetAsync(
            Api.Address($"/customers/export.csv?salon={Demo.TenantId}"), new() { MaxRedirects = 0 });

        Assert.That(answer.Status, Is.EqualTo(403).Or.EqualTo(404));
        Assert.That(await answer.TextAsync(), Does.Not.Contain("+353"));
    }

    [Test]
    public async Task Name_ThatIsAScript_IsShownAndNotRun()
    {
        const string Script = "<script>document.title='run'</script>";
        await Book("0861116001", Script, "Tables");
        var page = await Browser.SignedIn(Api, "/customers?q=tables");

        await Expect(page.Locator("tr[data-row] a")).ToHaveTextAsync(Script + " Tables");
        Assert.That(await page.TitleAsync(), Does.Not.Contain("run"));
    }

    [Test]
    public async Task Manager_OfAnotherSalon_SeesNobodyOfThisOne()
    {
        var other = await Api.AnotherSalon();
        var password = await Api.Hire("else@willow.example", StaffRole.Manager, other);
        await Book("0861117001", "Secret", "Customer");
        var page = await Browser.SignedIn(Api, "/customers", "else@willow.example", password);

        await Expect(page.GetByText("No customers yet")).ToBeVisibleAsync();
        await page.GotoAsync(Api.Address("/customers?q=secret"));
        await Expect(page.GetByText("Nobody is found")).ToBeVisibleAsync();
    }

    private static ILocator Row(IPage page, string name) =>
        page.Locator("tr[data-row]").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name }) });

    private Task Book(string phone, string first, string last, string? email = null) =>
        Api.Book(new
        {
            phone,
            firstName = first,
            lastName = last,
            email,
            service = "Cut",
            dateTime = "2026-12-05T10:00",
        });
}
