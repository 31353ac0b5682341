using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>The same records, once saved by EF Core's own save and once by ours, are the same to the byte.</summary>
internal sealed class SameBytesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 15, 0, 120, TimeSpan.Zero);

    private static readonly string[] Tables =
    [
        "Clients", "ContactPoints", "ClientChanges", "Bookings", "BookingChanges", "InboundMessages",
        "InboundMessageReplays",
        "OutboxEvents",
    ];

    [Test]
    public async Task Save_TheSameRecords_WritesWhatEfCoreWrites([ValueSource(nameof(Tables))] string table)
    {
        await using ASqliteFile byEf = new(), asRows = new();
        await asRows.Use(_ => Task.FromResult(0));

        var rows = await byEf.Use(SaveByEf);
        await asRows.In<IStatementRunner, int>(async runner =>
        {
            await runner.Save([new(rows, default)]);
            return 0;
        });

        var written = await Written(asRows, table);
        Assert.That(written, Is.Not.Empty);
        Assert.That(written, Is.EqualTo(await Written(byEf, table)));
    }

    // The same records, so that not even what a save makes up, such as a row's id, is different.
    private static async Task<List<Row>> SaveByEf(AppDb db)
    {
        db.ChangeTracker.Clear();
        db.AddRange(Records());
        var (rows, _) = await db.Rows(default);
        var ef = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(db.Database.GetConnectionString()).Options;
        await using var own = new SqliteDb(ef);
        foreach (var entry in db.ChangeTracker.Entries()) own.Entry(entry.Entity).State = EntityState.Added;
        await own.SaveChangesAsync();
        return rows;
    }

    private static IEnumerable<object> Records()
    {
        var tenant = ASqliteFile.App.Id;
        var known = Client.Register(
            tenant, new(Source.Voice, GivenName.Create("Zoë 💇", "O'Brien"), EmailAddress.Parse("zoe@example.ie"), Now),
            Now);
        known.Link(ContactPoint.FromPhone(PhoneNumber.Create("+353871234567", "+353871234567"), "087 123\u00a04567"));
        known.ChangeEmail(null, new("Emma", Channel.Admin, Now));
        var unknown = Client.Register(tenant, new(Source.Web, GivenName.None, null), Now.AddTicks(1_234_567));
        var full = Booking.Track(
            tenant, known.Id,
            AnAppointment() with { Price = Money.Create(45.50m, Euro), Duration = 45, Notes = "one\ntwo" }, AnArrival(),
            BookingBeginning.Confirmed, Now);
        full.ChangeStatus(BookingStatus.Completed, new("Emma", Channel.Admin, Now));
        var bare = Booking.Track(
            tenant, unknown.Id, AnAppointment(), AnArrival(), BookingBeginning.Confirmed,
            Now.ToOffset(TimeSpan.FromHours(5)));
        var kept = InboundMessage.Receive(
            tenant, AMessage("kept") with { Body = [0, 1, 255] },
            new(InboundMessageOutcome.Unusable, "code", "a\u0301 reason"), TimeSpan.FromMilliseconds(7));
        kept.Replayed(
            new(InboundMessageOutcome.Tracked, ClientId: known.Id, BookingId: full.Id), "Emma",
            [new("name", null, "Zoë")],
            Now);
        var empty = InboundMessage.Receive(
            tenant, AMessage("empty") with { Body = [] }, new(InboundMessageOutcome.Ignored), TimeSpan.Zero);
        var without = InboundMessage.Receive(
            tenant, AMessage("without"), new(InboundMessageOutcome.Ignored), TimeSpan.Zero);
        var large = OutboxEvent.Raise(tenant, EventTypes.Test, Now, $$"""{"text":"{{new string('ö', 3000)}}"}""");
        return [known, unknown, full, bare, kept, empty, without, large];
    }

    private static Currency Euro => Currency.Parse("EUR");

    private static Appointment AnAppointment() => new() { Start = Now, ServiceName = "Cut & dry", Currency = Euro };

    private static Arrival AnArrival() => new()
    {
        Source = Source.Web,
        Channel = Channel.Rest,
        Match = new(MatchDecision.Created, MatchedBy.Phone, "+353871234567"),
    };

    private static ReceivedMessage AMessage(string key) => new()
    {
        Channel = Channel.N8n,
        Format = "n8n-created",
        SenderId = Guid.Parse("0193A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A07"),
        SenderName = "n8n",
        Key = key,
        ReceivedAt = Now,
        Headers = new Dictionary<string, string> { ["user-agent"] = "n8n/1 \u0000 é" },
    };

    private static async Task<List<string>> Written(ASqliteFile file, string table)
    {
        var columns = await Column(file, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
        var values = columns.Select(column => $"'{column} ' || typeof(\"{column}\") || ' ' || quote(\"{column}\")");
        var those = table == "OutboxEvents" ? $" WHERE Type = '{EventTypes.Test}'" : "";
        return await Column(
            file, $"SELECT {string.Join(" || char(10) || ", values)} FROM \"{table}\"{those} ORDER BY 1");
    }

    private static Task<List<string>> Column(ASqliteFile file, string sql) => file.Use(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(0));
        return values;
    });
}
