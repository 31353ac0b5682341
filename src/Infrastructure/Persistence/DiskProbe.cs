using Microsoft.Data.Sqlite;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Whether SQLite's file can be written to: a full disk, a quota or a read-only file would otherwise show only in
/// bookings that are refused. SQL Server looks after its own disks.
/// </summary>
internal sealed class DiskProbe(string? connection)
{
    private const long LeastFreeBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    // A small write that changes nothing: it goes to the write-ahead log like any other. It stands alone, as the
    // provider keeps silent about what fails behind a first answer.
    private const string Write = "PRAGMA user_version = 0";

    // SQLITE_READONLY, IOERR, FULL, CANTOPEN (sqlite.org/rescode.html). A file that is busy can be written to.
    private static readonly int[] Faults = [8, 10, 13, 14];

    private readonly Lock _probing = new();
    private long? _lastGood;

    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Fault()
    {
        if (connection is null) return null;

        lock (_probing)
        {
            if (_lastGood is { } last && TimeProvider.System.GetElapsedTime(last) < GoodFor) return null;

            var fault = Probe(connection);
            _lastGood = fault is null ? TimeProvider.System.GetTimestamp() : null;
            return fault;
        }
    }

    private static string? Probe(string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false, DefaultTimeout = 1 };
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(settings.DataSource)) is { } folder
                && new DriveInfo(folder).AvailableFreeSpace < LeastFreeBytes)
                return $"Less than {LeastFreeBytes / 1024 / 1024} MB are free on the database's disk.";

            using var file = new SqliteConnection(settings.ToString());
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = Write;
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException failure)
        {
            return Faults.Contains(failure.SqliteErrorCode) ? "The database cannot be written to: " + failure.Message
                : null;
        }
        catch (IOException failure)
        {
            return "The database's disk cannot be read: " + failure.Message;
        }
    }
}
