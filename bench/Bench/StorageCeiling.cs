using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Bench;

/// <summary>
/// As fast as SQLite can write such bookings on this disk: prepared statements, 64 bookings a commit, each commit on
/// the disk. What is written is made beforehand and not measured.
/// </summary>
/// <param name="allRows">Also what the program writes beside client and booking: the search index, the message with
/// its body, the events.</param>
internal sealed class StorageCeiling(string file, int clients, bool allRows)
{
    /// <summary>Two columns follow: a document's number and its terms.</summary>
    public const string IndexSql = $"INSERT INTO \"{SearchDocument.Index}\" (rowid, \"Terms\")";

    // Behind those of the file.
    private const long FirstDocument = 1_000_000_000;

    private const int BookingsOfACommit = 64;

    // About as long as what the program writes; see the sizes in the report of a run.
    private const int BodyBytes = 560;
    private const int EventBytes = 600;

    private static readonly Guid Sender = People.Id(People.Until, People.LargeTenant, 7);

    private int _number;
    private int _known;

    public async Task<Round> Run(TimeSpan length)
    {
        await using var salons = LargeTenant.Describe(file);
        Round? round = null;
        await salons.Use(async db =>
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            round = Write(db, connection, length);
        });
        return round!;
    }

    private Round Write(AppDb db, SqliteConnection connection, TimeSpan length)
    {
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        using var bulk = new Bulk(db, connection);
        var (find, update, index) = (Find(db, bulk), Update(db, bulk), Index(db, bulk));
        var (commits, made) = (new Latencies(), 0);
        var (took, profile) = (TimeSpan.Zero, People.Salon(People.LargeTenant));
        while (took < length)
        {
            var batch = Enumerable.Range(0, BookingsOfACommit).Select(_ => Make(db, bulk, profile)).ToList();
            var begun = Stopwatch.GetTimestamp();
            using (var transaction = connection.BeginTransaction())
            {
                foreach (var command in new[] { find, update, index }) command.Transaction = transaction;
                bulk.Transaction = transaction;
                foreach (var (key, seen, rows) in batch)
                {
                    Fill(find, key);
                    if ((find.ExecuteScalar() is null) != (seen is null)) throw new InvalidOperationException(
                        "Another client was found.");

                    if (seen is not null)
                    {
                        Fill(update, seen);
                        update.ExecuteNonQuery();
                    }

                    foreach (var row in rows)
                    {
                        bulk.Write(row);
                        if (row.Item1 != typeof(SearchDocument)) continue;

                        Fill(index, [row.Item2[0], row.Item2[^1]]);
                        index.ExecuteNonQuery();
                    }
                }

                transaction.Commit();
            }

            var elapsed = Stopwatch.GetElapsedTime(begun);
            (took, made) = (took + elapsed, made + BookingsOfACommit);
            commits.Record(Stopwatch.GetTimestamp() - begun);
        }

        return new(
            made / took.TotalSeconds, commits.At(0.5), commits.At(0.9), commits.At(0.99), commits.Longest, made / 2,
            made / 2, 0);
    }

    private (object[] Key, object[]? Seen, List<(Type, object[])> Rows) Make(AppDb db, Bulk bulk, TenantProfile profile)
    {
        var (number, now) = (_number++, TimeProvider.System.GetUtcNow());
        var known = number % 2 == 0 ? null
            : People.Client(People.LargeTenant, (int)(_known++ * 7919L % clients), clients);
        var who = known ?? new(
            Guid.CreateVersion7(), now, "Aoife", "McCarthy " + People.Client(0, number % clients, clients).LastName,
            People.NewPhone(number));
        var client = Records.Register(profile, who, Source.Web, now);
        var booking = Records.Booking(
            profile, who, known is null, now, Guid.CreateVersion7(),
            string.Create(CultureInfo.InvariantCulture, $"STORE-{number:D9}"));
        var records = new List<object>();
        if (known is null)
        {
            records.Add(client);
            records.AddRange(client.ContactPoints);
            if (allRows) records.Add(Records.Document(client, mapping: null, FirstDocument + number));
        }

        records.Add(booking);
        if (allRows) records.AddRange(Beside(profile, client, booking, known is null, number));

        var point = client.ContactPoints.Single();
        return (
            Stored(db.Model.FindEntityType(typeof(ContactPoint))!.FindPrimaryKey()!.Properties, point),
            known is null ? null : Stored(Seen(db), client),
            [.. records.Select(bulk.Values)]);
    }

    private static IEnumerable<object> Beside(
        TenantProfile profile, Client client, Booking booking, bool isNew, int number)
    {
        yield return InboundMessage.Receive(
            profile.Id,
            new()
            {
                Channel = Channel.N8n,
                Format = "n8n.created",
                SenderId = Sender,
                SenderName = "bench",
                EventType = "booking.created",
                Key = DeduplicationKey.FromId(
                    string.Create(CultureInfo.InvariantCulture, $"created:STORE-{number:D9}")),
                ReceivedAt = booking.CreatedAt,
                Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
                Body = RandomNumberGenerator.GetBytes(BodyBytes),
            },
            new(InboundMessageOutcome.Tracked, ClientId: client.Id, BookingId: booking.Id),
            TimeSpan.FromMilliseconds(3));
        string[] types = isNew ? [EventTypes.ClientCreated, EventTypes.BookingTracked] : [EventTypes.BookingTracked];
        foreach (var type in types)
            yield return OutboxEvent.Raise(profile.Id, type, booking.CreatedAt, new('x', EventBytes));
    }

    private static System.Data.Common.DbCommand Find(AppDb db, Bulk bulk)
    {
        var points = db.Model.FindEntityType(typeof(ContactPoint))!;
        var where = points.FindPrimaryKey()!.Properties;
        var id = points.FindProperty(nameof(ContactPoint.ClientId))!;
        return bulk.Command(
            $"SELECT \"{id.GetColumnName()}\" FROM \"{points.GetTableName()}\" WHERE {Equal(where, 0, " AND ")}",
            where);
    }

    private static System.Data.Common.DbCommand Index(AppDb db, Bulk bulk)
    {
        var document = db.Model.FindEntityType(typeof(SearchDocument))!;
        return bulk.Command(
            IndexSql + " VALUES (@p0, @p1)", document.FindProperty(nameof(SearchDocument.Number))!,
            document.FindProperty(nameof(SearchDocument.Terms))!);
    }

    private static System.Data.Common.DbCommand Update(AppDb db, Bulk bulk)
    {
        var seen = Seen(db);
        var version = db.Model.FindEntityType(typeof(Client))!.FindProperty(nameof(Client.Version))!.GetColumnName();
        return bulk.Command(
            $"UPDATE \"{seen[0].DeclaringType.GetTableName()}\" SET \"{version}\" = \"{version}\" + 1, {Equal(seen.Take(2), 0, ", ")} WHERE {Equal(seen.Skip(2), 2, "")}",
            seen);
    }

    private static List<IProperty> Seen(AppDb db)
    {
        var client = db.Model.FindEntityType(typeof(Client))!;
        string[] names = [nameof(Client.LastBookingDate), nameof(Client.UpdatedAt), nameof(Client.Id)];
        return [.. names.Select(name => client.FindProperty(name)!)];
    }

    private static string Equal(IEnumerable<IProperty> columns, int from, string between) =>
        string.Join(between, columns.Select((column, place) => $"\"{column.GetColumnName()}\" = @p{from + place}"));

    private static object[] Stored(IEnumerable<IProperty> columns, object of) =>
        [.. columns.Select(column => Bulk.Stored(column, column.GetGetter().GetClrValue(of)))];

    private static void Fill(System.Data.Common.DbCommand command, object[] values)
    {
        for (var place = 0; place < values.Length; place++) command.Parameters[place].Value = values[place];
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
