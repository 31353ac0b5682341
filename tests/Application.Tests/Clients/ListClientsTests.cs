using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class ListClientsTests : SalonTests
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

        var page = await Salon.Send(new ListClients { Query = words });

        Assert.That(page.Items.Select(row => row.FirstName), Is.EqualTo(["Aoife"]));
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

        var page = await Salon.Send(new ListClients { Query = words });

        Assert.That(page.Items, Is.Empty);
    }

    [Test]
    public async Task List_ByNothingVisible_ShowsAll()
    {
        await TwoClients();

        var page = await Salon.Send(new ListClients { Query = " \0 " });

        Assert.That(page.Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_BySourceAndStatus_ShowsThoseOnly()
    {
        await TwoClients();
        var quiet = await Salon.Send(ARegistration("086 111 2222") with { Status = ClientStatus.Inactive });

        var page = await Salon.Send(new ListClients { Source = Source.Web, Status = ClientStatus.Inactive });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([quiet.Id]));
    }

    [Test]
    public async Task List_InPagesWhileOthersRegister_NeitherSkipsNorRepeats()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 5; number++) ids.Add(
            (await Salon.Send(ARegistration($"087 123 450{number}"))).Id);
        var first = await Salon.Send(new ListClients { Limit = 2 });
        await Salon.Send(ARegistration("086 111 2222"));

        var second = await Salon.Send(new ListClients { Limit = 5, Cursor = first.NextCursor });

        Assert.That(first.Items.Concat(second.Items).Select(row => row.Id), Is.EquivalentTo(ids));
    }

    [Test]
    public async Task List_AfterABadCursor_IsRefused()
    {
        var refusal = await ARefusal(() => Salon.Send(new ListClients { Cursor = "%%%" }));

        Assert.That(refusal.Code, Is.EqualTo("cursor.invalid"));
    }

    private async Task TwoClients()
    {
        await Salon.Send(ARegistration() with { Email = "aoife@example.ie" });
        await Salon.Send(ARegistration(SaoirsesPhone) with { FirstName = null, LastName = "Byrne" });
    }
}
