using System.ComponentModel.DataAnnotations;

namespace CustomerTracking.Infrastructure.Persistence;

public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string ConnectionName = "CustomerTracking";
    public const string DefaultConnection = "Data Source=data/customer-tracking.db";

    /// <summary><c>Sqlite</c> (default) or <c>SqlServer</c>.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>Whether pending migrations are applied when the program starts. Default: only in Development.</summary>
    public bool? MigrateOnStart { get; init; }

    /// <summary>
    /// How long a request waits for its turn, and then for what somebody else has locked, before it is answered 503
    /// with <c>Retry-After</c>. 1 s to 1 minute; default: 5 s.
    /// </summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one statement of a migration may take. 30 s to 1 day; default: 1 hour.</summary>
    public TimeSpan MigrationTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long to wait for another process that migrates this database before giving up. 0 to 1 day; default: 5
    /// minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MigrationLockTimeout { get; init; } = TimeSpan.FromMinutes(5);
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
