using Microsoft.Data.Sqlite;

namespace CustomerTracking.Bench;

/// <summary>
/// What the program needs: time to start, memory, room on the disk; and whether an hour of load changes it.
/// </summary>
internal static class Footprint
{
    private const double Mega = 1 << 20;

    public static async Task<Section> Measure(Options options, int clients)
    {
        var seeded = await SeededFile.Ready(options, clients);
        var file = SeededFile.Copy(seeded, "footprint");
        try
        {
            var starts = new List<double>();
            for (var start = 0; start < options.Starts; start++)
            {
                await using var server = await Server.Start(options, file);
                starts.Add(server.ColdStart.TotalMilliseconds);
            }

            var section = new Section("footprint", clients, []);
            section.Figures["start to first answer, median ms"] = starts.Order().ElementAt(options.Starts / 2);
            await using (var server = await Server.Start(options, file))
            {
                await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
                section.Figures["memory at rest, MB"] = server.ResidentBytes / Mega;
                var before = (Bytes(file), Rows(file, "Clients"), Rows(file, "Bookings"));
                section.Lines.Add(new("intake, one salon", [await Load.Run(
                    server.Port, options.Connections, TimeSpan.FromSeconds(options.Seconds),
                    new Bookings(clients, 0, _ => People.LargeTenant))]));
                await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
                section.Figures["memory under load, peak MB"] = server.PeakBytes / Mega;
                section.Figures["memory after load, MB"] = server.ResidentBytes / Mega;
                section.Figures["file grew per booking under load, bytes"] =
                    (double)(Bytes(file) - before.Item1) / (Rows(file, "Bookings") - before.Item3);
            }

            SqliteConnection.ClearAllPools();
            AddBytes(section, SeededFile.Copy(seeded, "footprint"));
            return section;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            SeededFile.Delete(file);
        }
    }

    /// <summary>A steady load, told minute by minute.</summary>
    public static async Task<Section> Soak(Options options, int clients)
    {
        var file = SeededFile.Copy(await SeededFile.Ready(options, clients), "soak");
        try
        {
            await using var server = await Server.Start(options, file);
            var section = new Section("soak", clients, []);
            var acknowledged = 0L;
            var before = Rows(file, "Bookings");
            for (var minute = 1; minute <= options.Minutes; minute++)
            {
                var round = await Load.Run(
                    server.Port, options.Connections, TimeSpan.FromSeconds(options.MinuteSeconds),
                    new Bookings(clients, minute * 5_000_000, _ => People.LargeTenant), options.Rate);
                acknowledged += round.Created + round.Matched;
                section.Lines.Add(new($"minute {minute}", [round]));
                section.Figures[$"minute {minute}: memory, MB"] = server.ResidentBytes / Mega;
                section.Figures[$"minute {minute}: database, MB"] = new FileInfo(file).Length / Mega;
                section.Figures[$"minute {minute}: its log, MB"] = new FileInfo(file + "-wal").Length / Mega;
                Console.Error.WriteLine(FormattableString.Invariant(
                    $"Minute {minute}: {round.Rate:F0}/s, p99 {round.P99:F2} ms, memory {server.ResidentBytes / Mega:F0} MB"));
            }

            if (Rows(file, "Bookings") - before != acknowledged)
                throw new InvalidOperationException("Bookings that were acknowledged are missing in the database.");

            return section;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            SeededFile.Delete(file);
        }
    }

    // What a table and its indexes take is what becomes free without them; rolled back, nothing is lost. SQLite's own
    // dbstat is not in the build that the program brings along.
    private static void AddBytes(Section section, string copy)
    {
        var (clients, bookings) = (Rows(copy, "Clients"), Rows(copy, "Bookings"));
        double Table(string name) => FreedWithout(copy, name);
        section.Figures["bytes per booking"] = Table("Bookings") / bookings;
        var all = 0.0;
        foreach (var table in new[] { "Clients", "ContactPoints", "SearchDocuments", "SearchIndex", "ServiceMappings" })
        {
            var bytes = Table(table) / clients;
            section.Figures[$"bytes per client: {table}"] = bytes;
            all += bytes;
        }

        section.Figures["bytes per client"] = all;
    }

    private static double FreedWithout(string copy, string table)
    {
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        long Ask(string sql)
        {
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            return command.ExecuteScalar() is long answer ? answer : 0;
        }

        var before = Ask("PRAGMA freelist_count");
        Ask($"DROP TABLE \"{table}\"");
        var freed = (Ask("PRAGMA freelist_count") - before) * Ask("PRAGMA page_size");
        transaction.Rollback();
        return freed;
    }

    // Without what only waits in the log.
    private static long Bytes(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return new FileInfo(file).Length;
    }

    public static long Rows(string file, string table)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}
