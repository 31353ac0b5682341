using System.Globalization;
using CustomerTracking.Application.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// One process migrates a file at a time. The operating system's lock on a file beside it ends with its process; EF
/// Core's own, a row in the database, does not, and is taken over from a process that is gone.
/// </summary>
internal sealed class SqliteMigrationLock : IAsyncDisposable
{
    private const string Suffix = "-migrating";
    private const string HolderSuffix = "-migrating-by";   // beside it, as what is locked cannot be read

    private readonly FileStream _held;
    private readonly string _holder;

    private SqliteMigrationLock(FileStream held, string holder) => (_held, _holder) = (held, holder);

    /// <exception cref="StartupException">Another process has had it for too long.</exception>
    public static async Task<IAsyncDisposable> Acquire(AppDb db, TimeSpan longest, ILogger log, CancellationToken ct)
    {
        var wait = new MigrationWait(longest, log);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        FileStream? held;
        while ((held = TryOpen(file + Suffix)) is null)
            await wait.Once(Read(file + HolderSuffix) ?? "it does not say which", ct);

        var taken = new SqliteMigrationLock(held, file + HolderSuffix);
        try
        {
            var dead = Read(taken._holder);
            await File.WriteAllTextAsync(
                taken._holder, $"process {Environment.ProcessId} on {Environment.MachineName} since {Now()}", ct);
            await new AbandonedMigrationRow(db, wait).Remove(dead, ct);
            return taken;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    // The lock's own file stays: to remove it would race with the next one's opening it.
    public ValueTask DisposeAsync()
    {
        File.Delete(_holder);
        return _held.DisposeAsync();
    }

    private static FileStream? TryOpen(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(path, options);
        }
        catch (Exception missing) when (missing is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new StartupException($"The lock {path} cannot be made: {missing.Message}");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? Read(string holder)
    {
        try
        {
            return File.ReadAllText(holder);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Now() =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
