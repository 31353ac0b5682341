using CustomerTracking.Application.Clients;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

internal sealed class OldClientsTests
{
    [Test]
    public async Task Clients_OfAnEarlierVersion_AreFoundAgain_AndLookedAtOnce()
    {
        await using var file = new ASqliteFile();
        await file.Use(db => db.SaveChangesAsync());
        var aoife = await Register(file, "Aoife", "0871234567");
        await Register(file, "Orla", "0861234567");
        await file.Send(new MapService(new(aoife), ExternalClient.Of("phorest", "ext-1", null, null)));
        var terms = await file.Scalar("SELECT COUNT(*) FROM SearchTerms");
        await file.Use(db => db.Database.ExecuteSqlRawAsync("DELETE FROM SearchTerms; UPDATE Clients SET SortName = ''"));

        var done = new List<int>();
        for (var round = 0; round < 3; round++)
            done.Add(await file.In<OldClients, int>(old => old.Index(batch: 1, CancellationToken.None)));

        Assert.That(done, Is.EqualTo([1, 1, 0]));
        Assert.That(await file.Scalar("SELECT COUNT(*) FROM SearchTerms"), Is.EqualTo(terms));
        foreach (var words in new[] { "aoi", "4567", "ext-1" })
            Assert.That(
                (await file.Send(new ListClients { Query = words })).Items.Select(row => row.Id), Does.Contain(aoife), words);
        Assert.That(
            (await file.Send(new ListCustomers { Order = CustomerOrder.Name })).Items.Select(row => row.Name),
            Is.EqualTo(["Aoife", "Orla"]));
    }

    [Test]
    public async Task Clients_WithTermsOfEarlierRules_AreFoundAllTheTime_AndLoseWhatIsTooMuch()
    {
        await using var file = new ASqliteFile();
        await file.Use(db => db.SaveChangesAsync());
        var aoife = await Register(file, "Aoife", "0871234567");
        var terms = await Terms(file);
        await file.Use(db => db.Database.ExecuteSqlRawAsync("""
            UPDATE SearchTerms SET Origin = CASE Origin WHEN 'n' THEN 'name' ELSE 'phone:+353871234567' END;
            INSERT INTO SearchTerms SELECT TenantId, '53871234567', ClientId, Origin FROM SearchTerms WHERE Term = '871234567';
            """));
        var before = (await file.Send(new ListClients { Query = "aoi" })).Items.Select(row => row.Id).ToList();

        var done = new List<int>();
        for (var round = 0; round < 2; round++)
            done.Add(await file.In<OldClients, int>(old => old.Index(batch: 10, CancellationToken.None)));

        Assert.That(before, Is.EqualTo([aoife]));
        Assert.That(done, Is.EqualTo([1, 0]));
        Assert.That(await Terms(file), Is.EqualTo(terms));
    }

    [Test]
    public async Task Clients_WhoseNamesWereFoldedByEarlierRules_GetTodaysTerms()
    {
        await using var file = new ASqliteFile();
        await file.Use(db => db.SaveChangesAsync());
        var lukasz = await Register(file, "Łukasz", "0871234567");
        var aoife = await Register(file, "Aoife", "0861234567");
        await file.Send(new MapService(new(lukasz), ExternalClient.Of("phorest", "_AB/12", null, null)));
        var terms = await Terms(file);
        await file.Use(db => db.Database.ExecuteSqlRawAsync("""
            UPDATE Clients SET SearchText = ' łukasz', SortName = 'łukasz' WHERE SortName = 'lukasz';
            UPDATE SearchTerms SET Term = 'łukasz' WHERE Term = 'lukasz';
            DELETE FROM SearchTerms WHERE Term IN ('ab', '12');
            UPDATE SearchTerms SET Term = '_ab/12' WHERE Term = 'ab12';
            """ + FoldByUnicode.MarkEarlier));

        var done = await file.In<OldClients, int>(old => old.Index(batch: 10, CancellationToken.None));

        Assert.That(done, Is.EqualTo(1));
        Assert.That(await Terms(file), Is.EqualTo(terms));
        Assert.That(await file.Scalar("SELECT group_concat(SortName) FROM (SELECT SortName FROM Clients ORDER BY 1)"),
            Is.EqualTo("aoife,lukasz"));
        Assert.That((await file.Send(new ListClients { Query = "aoi" })).Items.Single().Id, Is.EqualTo(aoife));
    }

    private static Task<string> Terms(ASqliteFile file) => file.Scalar(
        "SELECT group_concat(Term || '/' || Origin, ' ') FROM (SELECT Term, Origin FROM SearchTerms ORDER BY Term)");

    private static async Task<Guid> Register(ASqliteFile file, string name, string phone) => (await file.Send(
        new RegisterClient { FirstName = name, Phone = phone, FirstInteractionSource = Source.Web })).Id;
}
