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
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
