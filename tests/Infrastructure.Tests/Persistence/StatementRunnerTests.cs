using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>A group is one transaction; who cannot be saved leaves it alone.</summary>
internal sealed class StatementRunnerTests
{
    private const string Failing = "INSERT INTO Nowhere VALUES (1)";

    private ASqliteFile _file = null!;

    [SetUp]
    public void Open() => _file = new();

    [TearDown]
    public async Task Close() => await _file.DisposeAsync();

    [Test]
    public async Task Save_OneThatIsThereAlready_IsToldAndLeftOut()
    {
        var (one, same, other) = (ASalon(), ASalon(), ASalon());
        var (first, second, third) = (await Opening(one), await Opening(same, one), await Opening(other));

        await Save(first, second, third);

        Assert.That(second.Answer.Exception!.InnerException, Is.InstanceOf<DuplicateRowException>());
        Assert.That((first.Answer.IsFaulted, third.Answer.IsFaulted), Is.EqualTo((false, false)));
        Assert.That(await Saved(), Is.EquivalentTo(new[] { ASqliteFile.App.Id, one, other }));
    }

    [Test]
    public async Task Save_OneThatWasChangedSince_IsToldAndLeftOut()
    {
        var id = ASalon();
        await Save(await Opening(id));
        var (first, second, third) = (await Renaming(id, "Oak"), await Renaming(id, "Elm"), await Opening(ASalon()));

        await Save(first, second, third);

        Assert.That(second.Answer.Exception!.InnerException, Is.InstanceOf<StaleRowException>());
        Assert.That((first.Answer.IsFaulted, third.Answer.IsFaulted), Is.EqualTo((false, false)));
        Assert.That(
            await _file.Use(db => db.Set<Tenant>().Where(one => one.Id == id).Select(one => one.Name).SingleAsync()),
            Is.EqualTo("Oak"));
    }

    [Test]
    public async Task Save_WhereTheDatabaseFails_TellsAllOfThemAndSavesNone()
    {
        var (one, other) = (await Opening(ASalon()), new Changes([new(new(Failing, [], Failing), [])], default));

        Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => Save(one, other));

        Assert.That(await Saved(), Is.EquivalentTo(new[] { ASqliteFile.App.Id }));
    }

    private static TenantId ASalon() => TenantId.New();

    private Task<Changes> Opening(params TenantId[] ids) => _file.Use(async db =>
    {
        db.AddRange(ids.Select(id => Tenant.Open(
            id, new("Willow", "IE", "Europe/Dublin", Currency.Parse("EUR")), DateTimeOffset.UnixEpoch)));
        return new Changes((await db.Rows(default)).Rows, default);
    });

    private Task<Changes> Renaming(TenantId id, string name) => _file.Use(async db =>
    {
        var tenant = await db.Set<Tenant>().SingleAsync(one => one.Id == id);
        tenant.Change(new(name, "IE", "Europe/Dublin", Currency.Parse("EUR")), DateTimeOffset.UnixEpoch);
        return new Changes((await db.Rows(default)).Rows, default);
    });

    private Task Save(params Changes[] together) =>
        _file.In<IStatementRunner, int>(async runner =>
        {
            await runner.Save(together);
            return 0;
        });

    private Task<List<TenantId>> Saved() => _file.Use(db => db.Set<Tenant>().Select(one => one.Id).ToListAsync());
}
