using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

internal sealed class SaveTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private ASqliteFile _file = null!;

    [SetUp]
    public void Start() => _file = new();

    [TearDown]
    public async Task Stop() => await _file.DisposeAsync();

    [Test]
    public Task Save_OfAKnownClientWhoIsTheSame_WritesNothing() => _file.Use(async db =>
    {
        db.AttachKnown(AClient());

        Assert.That(await db.SaveChangesAsync(), Is.Zero);
        return 0;
    });

    [Test]
    public Task Save_OfAKnownClientWhoBooks_WritesWhatChanged() => _file.Use(async db =>
    {
        var saved = AClient();
        db.Add(saved);
        await db.SaveChangesAsync();
        db.Clear();
        var known = await db.Set<Client>().AsNoTracking().SingleAsync();
        var client = db.AttachKnown(known);
        client.Booked(Now.AddDays(1));
        client.Link(ContactPoint.FromMessenger(MessengerId.OfWhatsapp("IE.42")!));

        await db.SaveChangesAsync();

        var again = await db.Set<Client>().Include(one => one.ContactPoints).AsNoTracking().SingleAsync();
        Assert.That((again.LastBookingDate, again.Version), Is.EqualTo((Now.AddDays(1), saved.Version + 1)));
        Assert.That(again.ContactPoints, Has.Count.EqualTo(1));
        return 0;
    });

    [Test]
    public Task Save_OfAKnownClientThatIsNotThere_IsStale() => _file.Use(db =>
    {
        db.AttachKnown(AClient()).Booked(Now.AddDays(1));

        Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        return Task.FromResult(0);
    });

    // A record that a repository was given can still change until it is saved.
    [Test]
    public Task Save_OfANewRecordThatChangedSince_WritesItAsItIs() => _file.Use(async db =>
    {
        var client = AClient();
        db.Add(client);
        client.Booked(Now.AddDays(1));

        await db.SaveChangesAsync();
        client.Booked(Now.AddDays(2));
        await db.SaveChangesAsync();

        Assert.That((await db.Set<Client>().AsNoTracking().SingleAsync()).LastBookingDate, Is.EqualTo(Now.AddDays(2)));
        return 0;
    });

    [Test]
    public Task Save_OfWhatIsThereAlready_IsAFaultOfEfCores() => _file.Use(async db =>
    {
        var client = AClient();
        db.Add(client);
        await db.SaveChangesAsync();
        db.Clear();
        db.Add(AClient(client.Id));

        Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        return 0;
    });

    [Test]
    public Task AttachKnown_TheSameClientAgain_GoesOnWithTheFirst() => _file.Use(db =>
    {
        var first = AClient();

        Assert.That(db.AttachKnown(first), Is.SameAs(first));
        Assert.That(db.AttachKnown(AClient(first.Id)), Is.SameAs(first));
        return Task.FromResult(0);
    });

    private static Client AClient(ClientId? id = null) => Client.Register(
        ASqliteFile.App.Id, new(Source.Web, GivenName.Create("Aoife", "Byrne"), EmailAddress.Parse("aoife@example.ie")),
        Now, id);
}
