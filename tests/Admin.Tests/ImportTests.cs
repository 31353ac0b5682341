using System.Text;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>A salon brings its customers along.</summary>
internal sealed class ImportTests : PageTests
{
    // As a spreadsheet of Western Europe saves a file of Fresha, with everything that such files have wrong.
    private const string Fresha =
        "sep=;\r\nClient ID;First Name;Last Name;Mobile Number;Telephone;Email;Accepts Marketing;Date of Birth;Added;Note;Blocked;;Note\r\n"
        + "9001;Gráinne;Ní Dhuibhir;'+353861230001;;grainne@example.ie;Yes;04/05/1990;01/02/2019;\"Likes tea\r\nand quiet\";No;;\r\n"
        + "9002;Tomás;Quill;861230002;01 677 1234;;No;;;;;;\r\n"
        + "9003;Una;Quill;3.53861E+11;;una@example.ie;;;;;;;\r\n"
        + "9004;Cut;Short;3.53861230004E+11;;;;31/02/1990;;;;;\r\n"
        + "9005;Two;Phones;0861230005 / 0861230006;;;;;;;;;\r\n"
        + "9006;<script>alert(1)</script>;Formula;;;;;;;=1+1;Yes;;\r\n"
        + "9007;No;Phone;N/A;;{{email}};;;;;;;\r\n"
        + ";;;;;;;;;;;;\r\n";

    [Test]
    public async Task Owner_ImportsAFile_FindsAPerson_AndUndoesIt()
    {
        var page = await Browser.SignedIn(Api, "/customers/import");
        await page.GetByLabel("CSV file").SetInputFilesAsync(AFile("fresha.csv", Encoding.Latin1.GetBytes(Fresha)));

        await Expect(page.GetByText("This looks like a file of Fresha")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Mobile Number")).ToHaveValueAsync("phone");
        await Expect(page.Locator(".columns")).ToContainTextAsync("Gráinne · Tomás · Una");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();

        var counts = page.Locator(".counts");
        await Expect(counts).ToContainTextAsync("3. What will happen");
        await Expect(counts).ToContainTextAsync("New customers5");
        await Expect(counts).ToContainTextAsync("Refused2");
        await Expect(counts).ToContainTextAsync("Mobile Number: a spreadsheet has cut this number");
        await Expect(counts).ToContainTextAsync("Date of Birth: this is not a date");
        Assert.That(await Found(page, "0001"), Is.Empty, "the check imported somebody");

        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(counts).ToContainTextAsync("What happened");
        await Expect(counts).ToBeVisibleAsync();
        var rows = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download the refused rows" }).ClickAsync());
        using var refused = new StreamReader(await rows.CreateReadStreamAsync());
        Assert.That(await refused.ReadToEndAsync(), Does.Contain("Una").And.Contain("Short").And.Not.Contain("Gráinne"));

        var import = page.Url;
        await page.GotoAsync(Api.Address("/customers"));
        await page.GetByLabel("Find a customer").FillAsync("0001");
        await Expect(page).ToHaveURLAsync(new Regex("=0001"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Gráinne Ní Dhuibhir" }).ClickAsync();
        await Expect(page.GetByText("Likes tea")).ToBeVisibleAsync();

        await page.GotoAsync(import);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Expect(page.GetByText("Nothing of it is left.")).ToBeVisibleAsync();
        Assert.That(await Found(page, "0001"), Is.Empty);
    }

    [Test]
    public async Task File_ThatIsNone_IsRefusedInASentence()
    {
        var page = await Browser.SignedIn(Api, "/customers/import");

        await page.GetByLabel("CSV file").SetInputFilesAsync(AFile("clients.csv", "PK\x03\x04 zipped"u8.ToArray()));

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("save it as CSV");
        await page.GotoAsync(Api.Address($"/customers/import/{Guid.Empty}"));
        await Expect(page.GetByText("There is no such import here")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Owner_TakesTheSalonAlong_WithAFile()
    {
        var page = await Browser.SignedIn(Api, "/customers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("CSV file")).ToBeVisibleAsync();
        await page.GotoAsync(Api.Address("/settings/salon"));

        var csv = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Customers as CSV" }).ClickAsync());
        await Expect(page.Locator("[data-export] [role=status]")).ToContainTextAsync("exported");
        var lines = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Bookings as JSON lines" }).ClickAsync());

        Assert.That((csv.SuggestedFilename, lines.SuggestedFilename), Is.EqualTo(("clients.csv", "bookings.jsonl")));
        using var reader = new StreamReader(await csv.CreateReadStreamAsync());
        Assert.That(await reader.ReadToEndAsync(), Does.Contain("CustomerTracking Id").And.Contain(Demo.ClientId.ToString()));
    }

    [Test]
    public async Task Viewer_MayNotImport()
    {
        var password = await Api.Hire("viewer-of-imports@willow.example", StaffRole.Viewer);
        var page = await Browser.SignedIn(Api, "/customers/import", "viewer-of-imports@willow.example", password);

        await Expect(page.GetByText("Managers may import")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("CSV file")).ToHaveCountAsync(0);
        await page.GotoAsync(Api.Address($"/customers/import/{Demo.ImportId}"));
        await Expect(page.GetByText("Managers may import")).ToBeVisibleAsync();
        var rows = await page.APIRequest.GetAsync(Api.Address(
            $"/customers/import/{Demo.ImportId}/refused-rows.csv?salon={Demo.TenantId}"));
        Assert.That(rows.Status, Is.EqualTo(403).Or.EqualTo(409), await rows.TextAsync());
        var all = await page.APIRequest.GetAsync(Api.Address($"/salon/clients.csv?salon={Demo.TenantId}"));
        Assert.That(all.Status, Is.EqualTo(403).Or.EqualTo(409), await all.TextAsync());
    }

    private async Task<string> Found(IPage page, string query)
    {
        var list = await Api.As(Demo.ServiceToken).GetAsync($"{CustomerTracking.Api.Tests.TestApi.TenantPath}/clients?query={query}");
        var text = await list.Content.ReadAsStringAsync();
        return text.Contains("Dhuibhir", StringComparison.Ordinal) ? text : "";
    }

    private static FilePayload AFile(string name, byte[] bytes) =>
        new() { Name = name, MimeType = "text/csv", Buffer = bytes };
}
