using CustomerTracking.Application.Clients;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class ListClientsTests : AppTests
{
    [TestCase("aoife")]
    [TestCase("AOIFE  bhri")]
    [TestCase("ní")]
    [TestCase("ni")]
    [TestCase("aoife@exa")]
    [TestCase("087 123 4567")]
    [TestCase("+353871234567")]
    [TestCase("087 123")]
    [TestCase("4567")]
    public async Task List_ByPartOfANameEmailOrPhone_FindsThem(string words)
    {
        await TwoClients();

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items.Select(row => row.FirstName), Is.EqualTo(["Aoife"]));
    }

    [TestCase("sullivan")]
    [TestCase("o'sul")]
    [TestCase("osulliv")]
    [TestCase("0871234")]
    [TestCase("00353 87")]
    [TestCase("567")]
    [TestCase("ABC_77")]
    [TestCase("example.ie")]
    [TestCase("o sullivan")]
    [TestCase("sulli aoi")]
    [TestCase("ao o'su")]
    [TestCase("aoife sullivan example.ie")]
    [TestCase("aoife abc_77")]
    [TestCase("sul 353871")]
    public async Task List_ByWhatSomebodyHasAtHand_FindsThem(string words)
    {
        var client = await App.Send(ARegistration() with { LastName = "O'Sullivan", Email = "aoife@example.ie" });
        await App.Send(new MapService(new(client.Id), ExternalClient.Create("phorest", "aBc_77x", "biz", null)));
        await App.Send(ARegistration("086 999 8888") with { FirstName = "Orla", LastName = "Byrne", Email = null });

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([client.Id]));
    }

    [TestCase("Łukasz", "Wałęsa", "lukasz wale")]
    [TestCase("Lukasz", "Walesa", "łukasz wałę")]
    [TestCase("Søren", "Weiß", "SOREN WEISS")]
    [TestCase("Cathal", "O’Brien", "o'brien")]
    [TestCase("Cathal", "O'Brien", "O’Brien")]
    [TestCase("Cathal", "O`Brien", "obrien")]
    [TestCase("Cathal", "OʼBrien", "o brien")]
    [TestCase("Anne–Marie", "Byrne", "anne-marie")]
    [TestCase("Anne‑Marie", "Byrne", "marie byr")]
    [TestCase("Οδυσσεύς", "Ηλέκτρας", "οδυσσευς ηλεκτρας")]
    [TestCase("Seán💇", "Murphy", "sean murphy")]
    [TestCase("Seán", "Murphy", "seán💇")]
    [TestCase("Seán", "Murphy", "Murphy, Seán")]
    [TestCase("田中", "𠮷田", "𠮷")]
    [TestCase("𐐔𐐯𐑅", "Byrne", "𐐔𐐯")]
    [TestCase("कुमार", "शर्मा", "कुमार शर्")]
    [TestCase("ﬁona", "Ｂｙｒｎｅ", "fiona byrne")]
    public async Task List_ByAnotherSpellingOfAName_FindsThem(string first, string last, string words)
    {
        var client = await App.Send(ARegistration() with { FirstName = first, LastName = last });
        await App.Send(ARegistration("086 999 8888") with { FirstName = "Orla", LastName = "Quinn" });

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([client.Id]));
    }

    [TestCase("AB/12+x=")]
    [TestCase("ab/12")]
    [TestCase("ab12+x")]
    [TestCase("12+x")]
    public async Task List_ByAnIdWithSigns_FindsThem(string words)
    {
        var client = await App.Send(ARegistration());
        await App.Send(new MapService(new(client.Id), ExternalClient.Create("phorest", "AB/12+x=", null, null)));

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([client.Id]));
    }

    [Test]
    public async Task List_OfANameThatFoldingLengthens_FitsItsColumn()
    {
        var client = await App.Send(
            ARegistration() with { FirstName = new('\uFDFA', 100), LastName = new('\uFDFA', 100) });

        var page = await App.Send(new ListClients { Query = "\uFDFA" });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([client.Id]));
    }

    [Test]
    public async Task List_AfterARename_FindsTheNewNameOnly()
    {
        var client = await App.Send(ARegistration() with { LastName = "Byrne" });
        await App.Send(new ChangeClient { Channel = Channel.Rest, Id = new(client.Id), LastName = "Walsh" });

        var (old, now, first) = (await App.Send(new ListClients { Query = "byrne" }),
            await App.Send(new ListClients { Query = "walsh" }), await App.Send(new ListClients { Query = "aoife" }));

        Assert.That((old.Items.Count, now.Items.Count, first.Items.Count), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public async Task List_ByAnotherPhoneAddedLater_FindsThem()
    {
        var client = await App.Send(ARegistration());
        await App.Send(new ChangeClient { Channel = Channel.Rest, Id = new(client.Id), Phone = "086 999 4321" });

        var (earlier, later) = (await App.Send(new ListClients { Query = "4567" }),
            await App.Send(new ListClients { Query = "4321" }));

        Assert.That((earlier.Items.Count, later.Items.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task List_OfASearchPageByPage_ShowsEachOnce()
    {
        // Some begin with these digits and some end with them, one does both; and two of a name's words begin the same.
        for (var number = 0; number < 7; number++)
            await App.Send(ARegistration($"0{85_353_0000 + number}") with { FirstName = "Ann", LastName = "Anna" });
        for (var number = 0; number < 7; number++)
            await App.Send(ARegistration($"085 {100 + number} 0353") with { FirstName = "Ann", LastName = "Anna" });

        foreach (var words in new[] { "353", "ann" })
        {
            var seen = new List<Guid>();
            string? cursor = null;
            do
            {
                var page = await App.Send(new ListClients { Query = words, Limit = 3, Cursor = cursor });
                seen.AddRange(page.Items.Select(row => row.Id));
                cursor = page.NextCursor;
            }
            while (cursor is not null);

            Assert.That(seen, Is.Unique.And.Count.EqualTo(14), words);
        }
    }

    [TestCase("ife")]
    [TestCase("aoife byrne")]
    [TestCase("%")]
    [TestCase("_oife")]
    [TestCase("[a]oife")]
    [TestCase("unknown")]
    [TestCase("999 999 999")]
    public async Task List_ByWhatNobodyHas_IsEmpty(string words)
    {
        await TwoClients();

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items, Is.Empty);
    }

    [Test]
    public async Task List_ByNothingVisible_ShowsAll()
    {
        await TwoClients();

        var page = await App.Send(new ListClients { Query = " \0 " });

        Assert.That(page.Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_BySourceAndStatus_ShowsThoseOnly()
    {
        await TwoClients();
        var quiet = await App.Send(ARegistration("086 111 2222") with { Status = ClientStatus.Inactive });

        var page = await App.Send(new ListClients { Source = Source.Web, Status = ClientStatus.Inactive });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([quiet.Id]));
    }

    [Test]
    public async Task List_InPagesWhileOthersRegister_NeitherSkipsNorRepeats()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 5; number++) ids.Add(
            (await App.Send(ARegistration($"087 123 450{number}"))).Id);
        var first = await App.Send(new ListClients { Limit = 2 });
        await App.Send(ARegistration("086 111 2222"));

        var second = await App.Send(new ListClients { Limit = 5, Cursor = first.NextCursor });

        Assert.That(first.Items.Concat(second.Items).Select(row => row.Id), Is.EquivalentTo(ids));
    }

    [Test]
    public async Task List_AfterABadCursor_IsRefused()
    {
        var refusal = await ARefusal(() => App.Send(new ListClients { Cursor = "%%%" }));

        Assert.That(refusal.Code, Is.EqualTo("cursor.invalid"));
    }

    private async Task TwoClients()
    {
        await App.Send(ARegistration() with { Email = "aoife@example.ie" });
        await App.Send(ARegistration(SaoirsesPhone) with { FirstName = null, LastName = "Byrne" });
    }
}
