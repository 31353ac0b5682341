using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

internal sealed class PlainRecordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private ASqliteFile _file = null!;

    [SetUp]
    public void Start() => _file = new();

    [TearDown]
    public async Task Stop() => await _file.DisposeAsync();

    [Test]
    public Task SaveChanges_OfWhatARepositoryWasGiven_IsRefused() => _file.Use(db =>
    {
        db.AddPlain(AClient());

        Assert.That(() => db.SaveChangesAsync(), Throws.InvalidOperationException);
        return Task.FromResult(0);
    });

    [Test]
    public Task Rows_OfAKnownClientWhoIsTheSame_AreNone() => _file.Use(db =>
    {
        db.Meet(AClient());

        Assert.That(db.Rows(), Is.Empty);
        return Task.FromResult(0);
    });

    [Test]
    public Task Rows_OfAKnownClientWhoBooks_ChangeWhatWasRead() => _file.Use(db =>
    {
        var client = db.Meet(AClient());
        client.Booked(Now.AddDays(1));

        var update = db.Rows()[0];

        Assert.That(update.Statement.MustChangeOne);
        Assert.That(update.Statement.Text, Does.StartWith("UPDATE \"Clients\" SET ")
            .And.Contain("\"LastBookingDate\"").And.Not.Contain("\"SearchText\""));
        Assert.That((client.Version, update.Values[^1]), Is.EqualTo((1, 0)));
        return Task.FromResult(0);
    });

    [Test]
    public Task Meet_TheSameClientAgain_GoesOnWithTheFirst() => _file.Use(db =>
    {
        var first = AClient();

        Assert.That(db.Meet(first), Is.SameAs(first));
        Assert.That(db.Meet(AClient(first.Id)), Is.SameAs(first));
        return Task.FromResult(0);
    });

    [Test]
    public Task Meet_OfOneWhoIsTracked_GoesOnWithThatOne() => _file.Use(db =>
    {
        var tracked = AClient();
        db.Entry(tracked).State = EntityState.Unchanged;

        Assert.That(db.Meet(AClient(tracked.Id)), Is.SameAs(tracked));
        return Task.FromResult(0);
    });

    private static Client AClient(ClientId? id = null) => Client.Register(
        ASqliteFile.Salon.Id, new(Source.Web, GivenName.Of("Aoife", "Byrne"), EmailAddress.Of("aoife@example.ie")), Now, id);
}
