using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Imports;

internal sealed class ImportTests
{
    private const string Header = "Client ID,First Name,Last Name,Mobile Number,Email,Accepts Marketing,Date of Birth,Note\n";

    private TestApp _app = null!;

    [SetUp]
    public async Task Open() => _app = await TestApp.Open();

    [TearDown]
    public async Task Close() => await _app.DisposeAsync();

    [Test]
    public async Task File_OfFresha_BecomesClients()
    {
        var import = await _app.Import(
            Header + "901,Saoirse,Murphy,085 765 4321,saoirse@example.ie,Yes,04/05/1990,Likes tea\n"
            + "902,Liam,Byrne,,,No,,\n");

        var client = await _app.Send(new FindClientByPhone("+353857654321"));
        var liam = (await _app.Send(new ListCustomers { Filter = new() { Query = "liam" } })).Items.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(import, Has.Property("State").EqualTo(ImportState.Imported).And.Property("Preset").EqualTo("fresha"));
            Assert.That(import.Counts, Has.Property("Created").EqualTo(2).And.Property("Rows").EqualTo(2));
            Assert.That((client.FirstName, client.LastName, client.Email, client.Birthday, client.Notes),
                Is.EqualTo(("Saoirse", "Murphy", "saoirse@example.ie", (DateOnly?)new DateOnly(1990, 5, 4), "Likes tea")));
            Assert.That(client.FirstInteractionSource, Is.EqualTo(Source.Import));
            Assert.That(liam.Phone, Is.Null);
            Assert.That((await _app.Send(new ListCustomers { Filter = new() { Query = "902" } })).Items.Single().Id, Is.EqualTo(liam.Id));
            Assert.That(await Consents(client.Id), Is.EqualTo(new[] { ConsentState.Given }));
        }
    }

    [Test]
    public async Task SameFile_Again_ChangesNothing()
    {
        const string Csv = Header + "901,Saoirse,Murphy,085 765 4321,saoirse@example.ie,Yes,,\n902,Liam,Byrne,,,No,,\n"
            + ",Nora,Kelly,,nora@example.ie,,,\n,Emma,Murphy,085 765 4321,,,,\n";
        await _app.Import(Csv);
        var before = await _app.Everything();

        var again = await _app.Import(Csv);

        Assert.That(again.Counts, Has.Property("Created").EqualTo(0).And.Property("Unchanged").EqualTo(4));
        Assert.That(await _app.Everything(), Is.EqualTo(before));
    }

    [Test]
    public async Task Undo_LeavesWhatWasThere()
    {
        await _app.Send(ABooking() with { Name = GivenName.Create("Aoife", null), Email = null });
        var before = await _app.Everything();
        var import = await _app.Import(
            Header + "901,Aoife,Ní Bhriain,087 123 4567,aoife@example.ie,Yes,04/05/1990,Likes tea\n"
            + "902,Liam,Byrne,086 111 2222,,No,,\n,Nora,Kelly,,nora@example.ie,,,\n,Emma,Murphy,087 123 4567,,,,\n");
        Assert.That(import.Counts, Has.Property("MatchedByPhone").EqualTo(1).And.Property("Created").EqualTo(3)
            .And.Property("HouseholdMembers").EqualTo(1));

        var undone = await _app.Undo(import);

        Assert.That(undone, Has.Property("State").EqualTo(ImportState.Undone).And.Property("Kept").EqualTo(0));
        Assert.That(await _app.Everything(), Is.EqualTo(before));
    }

    [Test]
    public async Task Undo_WithSomethingRecordedSince_KeepsTheClient()
    {
        var import = await _app.Import(Header + "901,Saoirse,Murphy,085 765 4321,,,,\n902,Liam,Byrne,086 111 2222,,No,,\n");
        var tracked = await _app.Send(ABooking() with { Phone = SaoirsesPhone, Name = GivenName.None });

        var undone = await _app.Undo(import);

        Assert.That(undone.KeptClients, Is.EqualTo(new[] { tracked.ClientId.Value }));
        Assert.That((await _app.Send(new ListCustomers())).Items.Select(one => one.Name), Is.EqualTo(new[] { "Saoirse Murphy" }));
    }

    [Test]
    public async Task Search_AfterAnUndo_FindsWhoIsThere()
    {
        const string Csv = Header + "901,Saoirse,Murphy,085 765 4321,,,,\n902,Liam,Byrne,086 111 2222,,No,,\n";
        await _app.Undo(await _app.Import(Csv));
        Assert.That(await Found("saoirse"), Is.Empty);

        await _app.Import(Csv);

        Assert.That(await Found("saoirse"), Is.EqualTo(new[] { "Saoirse Murphy" }));
        Assert.That(await Found("2222"), Is.EqualTo(new[] { "Liam Byrne" }));
        Assert.That(await Found("902"), Is.EqualTo(new[] { "Liam Byrne" }));
    }

    private async Task<List<string>> Found(string words) =>
        [.. (await _app.Send(new ListCustomers { Filter = new() { Query = words } })).Items.Select(one => one.Name)];

    private async Task<List<ConsentState>> Consents(Guid client) => await _app.Read(db => db.Set<Consent>()
        .Where(one => one.ClientId == new ClientId(client)).Select(one => one.State).ToListAsync());
}
