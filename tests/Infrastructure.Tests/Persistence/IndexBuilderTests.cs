using CustomerTracking.Application.Clients;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>
/// A file from before the full-text index: everybody is found from the first moment on, whatever is changed while the
/// index is made.
/// </summary>
internal sealed class IndexBuilderTests
{
    private const int Clients = 130;   // more than one step takes in

    private static readonly string[] WaysToFindTheFirst =
    [
        "aoife", "o'bri", "brien aoi", "obrien", "087 100 0000", "+353 87 1000000", "000", "aoife@exam", "ab/1",
        "aoife ab",
    ];

    [Test]
    public async Task Search_WhileTheIndexIsMade_FindsEverybody()
    {
        await using var file = new ASqliteFile();
        var first = await AnOlderFile(file);

        foreach (var words in WaysToFindTheFirst) Assert.That(await Found(file, words), Does.Contain(first), words);

        while (!await Step(file))
        {
            foreach (var words in WaysToFindTheFirst)
                Assert.That(await Found(file, words), Does.Contain(first), words);
        }

        foreach (var words in WaysToFindTheFirst) Assert.That(await Found(file, words), Does.Contain(first), words);
        Assert.That(await file.Scalar("SELECT COUNT(*) FROM SearchDocuments"), Is.EqualTo($"{Clients}"));
        Assert.That(
            await file.Scalar("SELECT COUNT(*) FROM SearchIndex('\"6338ccwillow\"')"), Is.EqualTo($"{Clients}"));
    }

    [Test]
    public async Task Change_WhileTheIndexIsMade_IsInIt([Values(0, 1, 2)] int stepsBefore)
    {
        await using var file = new ASqliteFile();
        var first = await AnOlderFile(file);
        for (var step = 0; step < stepsBefore; step++) await Step(file);

        await file.Send(new ChangeClient { Channel = Channel.Rest, Id = new(first), LastName = "Walsh" });
        await file.Send(new MapService(new(first), ExternalClient.Create("fresha", "later-7", "biz", null)));
        var added = await file.Send(ARegistration(Clients + 1) with { LastName = "Quinn" });
        while (!await Step(file))
        {
        }

        Assert.That(await Found(file, "walsh"), Is.EqualTo([first]));
        Assert.That(await Found(file, "o'brien"), Has.None.EqualTo(first));
        Assert.That(await Found(file, "later-7"), Is.EqualTo([first]));
        Assert.That(await Found(file, "ab/1 aoife 0871000000"), Is.EqualTo([first]));
        Assert.That(await Found(file, "quinn"), Is.EqualTo([added.Id]));
    }

    [Test]
    public async Task Index_OfANewFile_IsCompleteFromTheBeginning()
    {
        await using var file = new ASqliteFile();
        await Migrated(file);

        Assert.That(await Step(file), Is.True);
    }

    private static async Task<Guid> AnOlderFile(ASqliteFile file)
    {
        await Migrated(file);
        var first = Guid.Empty;
        for (var number = 0; number < Clients; number++)
        {
            var made = await file.Send(ARegistration(number));
            if (number == 0) first = made.Id;
        }

        await file.Send(new MapService(new(first), ExternalClient.Create("phorest", "AB/12", "biz", null)));
        await file.Use(db => db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO SearchIndex (SearchIndex, rowid, Terms) SELECT 'delete', Number, Terms FROM SearchDocuments;
            DELETE FROM SearchDocuments;
            INSERT INTO SearchProgress (Id, UpTo) VALUES (1, zeroblob(16));
            """));
        return first;
    }

    private static Task<int> Migrated(ASqliteFile file) => file.Use(_ => Task.FromResult(0));

    private static RegisterClient ARegistration(int number) => new()
    {
        FirstName = number == 0 ? "Aoife" : "Niamh",
        LastName = number == 0 ? "O'Brien Willow" : "Willow",
        Email = number == 0 ? "aoife@example.ie" : null,
        Phone = $"+35387{1_000_000 + (number * 37)}",
        FirstInteractionSource = Source.Web,
    };

    private static Task<bool> Step(ASqliteFile file) => file.In<IEnumerable<IHostedService>, bool>(
        async hosted => (await hosted.OfType<IndexBuilder>().Single().Step(default)).IsComplete);

    private static async Task<List<Guid>> Found(ASqliteFile file, string words) =>
        [.. (await file.Send(new ListClients { Query = words, Limit = 100 })).Items.Select(row => row.Id)];
}
