namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Where the database is.</summary>
public sealed class ConnectionStringOptions
{
    public const string Section = "ConnectionStrings";

    /// <summary>
    /// Of the provider that <see cref="DatabaseOptions.Provider"/> names. Default on SQLite:
    /// <c>Data Source=data/customer-tracking.db</c>, under the program's folder; SQL Server has none.
    /// </summary>
    public string? CustomerTracking { get; init; }
}
