using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Bench;

/// <summary>An SQLite file of a given size, made once and kept.</summary>
internal static class SeededFile
{
    /// <summary>Goes up when other records are made, so that an older file is not taken for a new one.</summary>
    private const int Version = 2;

    private const int RowsOfACommit = 200_000;

    public static async Task<string> Ready(Options options, int clients)
    {
        var schema = await Schema(options);
        var file = Path.Combine(options.Folder, string.Create(
            CultureInfo.InvariantCulture,
            $"seed-{clients}-{options.BookingsEach}-{options.SmallTenants(clients)}-{schema}-{Version}.db"));
        if (File.Exists(file)) return file;

        var clock = Stopwatch.StartNew();
        var part = file + ".part";
        Delete(part);
        await using (var salons = await LargeTenant.Open(part)) await salons.Use(
            db => Fill(db, clients, options.SmallTenants(clients), options.BookingsEach));
        SqliteConnection.ClearAllPools();
        File.Move(part, file);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Seeded {file} ({new FileInfo(file).Length >> 20} MB) in {clock.Elapsed.TotalSeconds:F0} s"));
        return file;
    }

    /// <summary>A copy to be written to, of its own name.</summary>
    public static string Copy(string file, string name)
    {
        var copy = Path.Combine(Path.GetDirectoryName(file)!, name + ".db");
        Delete(copy);
        File.Copy(file, copy);
        return copy;
    }

    public static void Delete(string file)
    {
        foreach (var end in new[] { "", "-wal", "-shm", "-journal" }) File.Delete(file + end);
    }

    // A file of an older schema is another file.
    private static async Task<string> Schema(Options options)
    {
        await using var salons = LargeTenant.Describe(Path.Combine(options.Folder, "none.db"));
        var newest = "";
        await salons.Use(db =>
        {
            newest = db.Database.GetMigrations().Last().Split('_')[0];
            return Task.CompletedTask;
        });
        return newest;
    }

    private static async Task Fill(AppDb db, int clients, int small, int bookingsEach)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();

        // What is lost in a crash is made again. The foreign keys hold by themselves.
        Run(connection, """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE;
            PRAGMA cache_size = -500000; PRAGMA locking_mode = EXCLUSIVE
            """);
        var indexes = Indexes(connection);
        foreach (var (name, _) in indexes) Run(connection, $"DROP INDEX \"{name}\"");

        using (var bulk = new Bulk(db, connection))
        {
            Write(
                bulk, connection, Rows(clients, small, bookingsEach), clients + (small * People.SmallTenantClients),
                bookingsEach);
        }

        for (var index = 0; index < indexes.Count; index++)
        {
            Progress("indexes", index, indexes.Count);
            Run(connection, indexes[index].Sql);
        }

        await db.Database.MigrateAsync();   // the statistics of an index went with it
        Run(connection, "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL");
        Console.Error.WriteLine();
    }

    private static void Write(
        Bulk bulk, DbConnection connection, IEnumerable<object> rows, int clients, int bookingsEach)
    {
        var (written, made, all) = (0, 0, (long)clients * (1 + bookingsEach));
        bulk.Transaction = connection.BeginTransaction();
        foreach (var row in rows)
        {
            bulk.Insert(row);
            if (row is Domain.Clients.Client or Domain.Bookings.Booking && ++made % 10_000 == 0)
                Progress("clients and bookings", made, all);
            if (++written % RowsOfACommit != 0) continue;

            bulk.Transaction.Commit();
            bulk.Transaction = connection.BeginTransaction();
        }

        bulk.Transaction.Commit();
        Progress("search index", 1, 2);
        Run(connection, StorageCeiling.IndexSql + " SELECT \"Number\", \"Terms\" FROM \"SearchDocuments\"");
    }

    // In the order of their ids, so that a table grows at its end only.
    private static IEnumerable<object> Rows(int clients, int small, int bookingsEach)
    {
        for (var salon = 0; salon <= small; salon++)
        {
            foreach (var row in Records.OfSalon(salon)) yield return row;
        }

        var documents = 0L;
        for (var salon = 0; salon <= small; salon++)
        {
            var (profile, count) = (
                People.Salon(salon), salon == People.LargeTenant ? clients : People.SmallTenantClients);
            for (var number = 0; number < count; number++)
            {
                foreach (var row in Records.OfClient(
                    profile, People.Client(salon, number, count), number, ++documents)) yield return row;
            }

            foreach (var booking in Bookings(salon, count, bookingsEach)) yield return booking;
        }
    }

    // Whoever books is one of those who were there by then; each has a first booking on the day they came.
    private static IEnumerable<object> Bookings(int salon, int clients, int bookingsEach)
    {
        var (profile, random) = (People.Salon(salon), new Random(20261123 + salon));
        for (var number = 0; number < clients * bookingsEach; number++)
        {
            var isFirst = number % bookingsEach == 0;
            var newest = number / bookingsEach;
            var who = People.Client(salon, isFirst ? newest : random.Next(newest + 1), clients);
            var at = People.Client(salon, newest, clients).Since
                .AddSeconds(number % bookingsEach * (People.Span.TotalSeconds / clients / bookingsEach));
            yield return Records.Booking(
                profile, who, isFirst, at, People.Id(at, salon, number),
                string.Create(CultureInfo.InvariantCulture, $"BKG-{at:yyyyMMdd}-{number:D8}"));
        }
    }

    private static List<(string Name, string Sql)> Indexes(DbConnection connection)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText =
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name";
        using var answer = ask.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (answer.Read()) indexes.Add((answer.GetString(0), answer.GetString(1)));
        return indexes;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Progress(string what, long done, long all)
    {
        const int Width = 30;
        var filled = (int)(Width * done / all);
        Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {what,-24}");
    }
}
