using System.Data.SqlTypes;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>Ids that are made one after the other are stored one behind the other, on both databases.</summary>
internal sealed class IdOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 3, 14, 0, 0, TimeSpan.Zero);

    // Between two ids: as far apart as a millisecond, across the bytes' borders, and years.
    [TestCase(1)]
    [TestCase(255)]
    [TestCase(65_536)]
    [TestCase(86_400_000)]
    [TestCase(16_777_216_000)]
    public void Id_ThatIsMadeLater_IsStoredBehind(long milliseconds)
    {
        var times = Enumerable.Range(0, 100).Select(number => Start.AddMilliseconds(number * milliseconds)).ToList();

        var server = times.ConvertAll(at => new BookingId(SequentialGuid.New(GuidOrder.SqlServer, at)));
        var sqlite = times.ConvertAll(at => new BookingId(SequentialGuid.New(GuidOrder.Bytes, at)));

        Assert.That(server.ConvertAll(StoredByTheServer), Is.Ordered.Ascending);
        Assert.That(sqlite.ConvertAll(StoredInTheFile), Is.Ordered.Ascending);
    }

    [Test]
    public void Id_OfTheSameMillisecond_IsInOrderOnSqlServerToo()
    {
        var ids = Enumerable.Range(0, 1000)
            .Select(number => SequentialGuid.New(GuidOrder.SqlServer, Start.AddTicks(number * 10)));

        Assert.That(ids.Select(id => new SqlGuid(id)), Is.Ordered.Ascending);
    }

    [TestCase(GuidOrder.Bytes, 7)]
    [TestCase(GuidOrder.SqlServer, 8)]
    public void Id_MadeManyTimesInOneInstant_IsNeverTheSame(GuidOrder order, int version)
    {
        var ids = Enumerable.Range(0, 100_000).Select(_ => SequentialGuid.New(order, Start)).ToList();

        Assert.That(ids.ToHashSet(), Has.Count.EqualTo(ids.Count));
        Assert.That(ids.Select(id => (id.Version, id.Variant >> 2)).Distinct(), Is.EqualTo(new[] { (version, 2) }));
    }

    [TestCase(DatabaseProvider.Sqlite, "Data Source=ids.db", GuidOrder.Bytes)]
    [TestCase(DatabaseProvider.SqlServer, "Server=nowhere;Database=none", GuidOrder.SqlServer)]
    public async Task Order_IsTheConfiguredDatabases(DatabaseProvider provider, string connection, GuidOrder order)
    {
        var before = SequentialGuid.Order;
        await using var services = ASqliteFile.ServicesOn(
            new() { ["Database:Provider"] = $"{provider}", ["ConnectionStrings:CustomerTracking"] = connection }, null);

        var configured = SequentialGuid.Order;

        SequentialGuid.Order = before;
        Assert.That(configured, Is.EqualTo(order));
    }

    [Test]
    public void EveryNewId_IsMadeInThatOrder()
    {
        var made = Directory.GetFiles(Path.Combine(Source(), "Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "SequentialGuid.cs")
            .Where(path => File.ReadAllText(path) is var text
                && (text.Contains("Guid.CreateVersion7(", StringComparison.Ordinal)
                    || text.Contains("Guid.NewGuid(", StringComparison.Ordinal)));

        Assert.That(made, Is.Empty);
    }

    private static SqlGuid StoredByTheServer(BookingId id)
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        return new((Guid)Stored(db, id));
    }

    private static string StoredInTheFile(BookingId id)
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        return Convert.ToHexString((byte[])Stored(db, id));
    }

    private static object Stored(DbContext db, BookingId id) => db.Model.FindEntityType(typeof(Booking))!
        .FindProperty(nameof(Booking.Id))!.GetRelationalTypeMapping().Converter!.ConvertToProvider(id)!;

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CustomerTracking.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src");
    }
}
