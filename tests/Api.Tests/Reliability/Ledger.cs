using Microsoft.Data.Sqlite;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>Counts in the database file, past the program.</summary>
internal sealed class Ledger(string database)
{
    public long Count(string sql) => (long)Read(sql)[0][0];

    public IReadOnlyList<object[]> Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Every acknowledged booking once, none twice, each with a client and a message that says so.</summary>
    public void Agrees(NumberedBookings sent)
    {
        var services = Read("SELECT ServiceName FROM Bookings WHERE ServiceName LIKE 'Service %'")
            .Select(row => (string)row[0]).ToList();
        var missing = sent.Acknowledged.Keys.Select(NumberedBookings.ServiceOf).Except(services);
        Assert.Multiple(() =>
        {
            Assert.That(sent.Wrong, Is.Empty, "answers that help nobody");
            Assert.That(missing, Is.Empty, "acknowledged and not there");
            Assert.That(services, Is.Unique, "bookings that are there twice");
            Assert.That(Count("SELECT COUNT(*) FROM Clients WHERE Phone LIKE '+353871000%'"), Is.LessThanOrEqualTo(100),
                "clients that are there twice");
            Assert.That(Count(
                "SELECT COUNT(*) FROM Bookings b LEFT JOIN Clients c ON c.Id = b.ClientId WHERE c.Id IS NULL"),
                Is.Zero, "bookings without a client");
            Assert.That(Count(
                "SELECT COUNT(*) FROM Clients c WHERE SurvivorId IS NULL AND NOT EXISTS (SELECT 1 FROM ContactPoints p WHERE p.ClientId = c.Id)"),
                Is.Zero, "clients without a contact point");
            Assert.That(
                Count("SELECT COUNT(*) FROM Bookings b WHERE ServiceName LIKE 'Service %' AND (SELECT COUNT(*) FROM InboundMessages d WHERE d.BookingId = b.Id AND d.Outcome = 'tracked') <> 1"),
                Is.Zero, "bookings without the one delivery that tracked them");
            Assert.That(
                Count("SELECT COUNT(*) FROM InboundMessages d WHERE Outcome = 'tracked' AND NOT EXISTS (SELECT 1 FROM Bookings b WHERE b.Id = d.BookingId)"),
                Is.Zero, "deliveries that say they tracked what is not there");
            Assert.That(Count(
                "SELECT COUNT(*) FROM InboundMessages WHERE Outcome IN ('unusable', 'refused') AND SenderName <> 'Demo workflow'"),
                Is.Zero, "good deliveries that were turned away");
            Assert.That(Count("SELECT COUNT(*) FROM InboundMessages WHERE SenderName <> 'Demo workflow'"),
                Is.EqualTo(services.Count), "one row each, however often it was sent");
            Assert.That(Read("PRAGMA integrity_check")[0][0], Is.EqualTo("ok"));
        });
    }
}
