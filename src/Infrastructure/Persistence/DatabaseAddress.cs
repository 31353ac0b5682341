using System.Data.Common;
using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>Where the database is: the configured connection string, read and completed, or refused.</summary>
internal static class DatabaseAddress
{
    private const string Key = ConnectionStringOptions.Section + ":" + DatabaseOptions.ConnectionName;

    /// <param name="contentRoot">What a relative path of a file begins at.</param>
    /// <exception cref="StartupException">It names no database, or not one of this provider's.</exception>
    public static string Read(IConfiguration configuration, DatabaseProvider provider, string contentRoot)
    {
        var text = configuration.GetConnectionString(DatabaseOptions.ConnectionName);
        if (text is null && provider is DatabaseProvider.Sqlite) text = DatabaseOptions.DefaultConnection;
        if (string.IsNullOrWhiteSpace(text))
            throw new StartupException($"{Key} is {(text is null ? "missing" : "empty")}: it must name the database.");

        return provider is DatabaseProvider.SqlServer ? SqlServer(text) : Sqlite(text, contentRoot);
    }

    private static string SqlServer(string text)
    {
        var connection = Parse(() => new SqlConnectionStringBuilder(text));
        if (string.IsNullOrWhiteSpace(connection.DataSource))
            throw new StartupException($"{Key} names no Server.");
        if (string.IsNullOrWhiteSpace(connection.InitialCatalog)
            && string.IsNullOrWhiteSpace(connection.AttachDBFilename))
            throw new StartupException($"{Key} names no Database: the tables would be made in the server's own.");

        return text;
    }

    private static string Sqlite(string text, string contentRoot)
    {
        var connection = Parse(() => new SqliteConnectionStringBuilder(text));
        var file = connection.DataSource;
        if (string.IsNullOrWhiteSpace(file) || file == ":memory:" || connection.Mode is SqliteOpenMode.Memory)
            throw new StartupException(
                $"{Key} keeps nothing: name a file, as in '{DatabaseOptions.DefaultConnection}'.");
        if (file.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) return text;   // SQLite's own notation

        connection.DataSource = DatabaseFile.Locate(file, contentRoot, Key);

        // It is made at start only: a file that is lost later must not be replaced by an empty one in silence.
        if (connection.Mode is SqliteOpenMode.ReadWriteCreate)
        {
            DatabaseFile.Make(connection.DataSource);
            connection.Mode = SqliteOpenMode.ReadWrite;
        }

        return connection.ToString();
    }

    private static T Parse<T>(Func<T> read)
        where T : DbConnectionStringBuilder
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException
            or InvalidOperationException)
        {
            throw new StartupException(
                $"{Key} cannot be read: {unreadable.Message} Does it belong to Database:Provider={(typeof(T) == typeof(SqliteConnectionStringBuilder) ? "Sqlite" : "SqlServer")}?");
        }
    }
}
