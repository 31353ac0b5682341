using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// What SQL Server's error numbers say about a request: by number and severity, so that each can be tested.
/// </summary>
/// <remarks>
/// Sources: EF Core's <c>SqlServerTransientExceptionDetector</c> and Microsoft's "Database engine events and errors"
/// and "Troubleshoot common connection issues to Azure SQL". <c>SqlException.IsTransient</c> says nothing: it is never
/// true.
/// </remarks>
internal static class SqlServerFaults
{
    public const int UniqueIndex = 2601;
    public const int UniqueConstraint = 2627;
    public const int Deadlock = 1205;
    public const int LockTimeout = 1222;

    /// <summary>
    /// The client stopped waiting for the server. Its severity is 11, as if a statement were at fault.
    /// </summary>
    public const int CommandTimeout = -2;

    // Errors of a statement have the severities 11 to 16; above are the server's resources, from 20 on the connection.
    private const int LowestOfAStatement = 11;
    private const int HighestOfAStatement = 16;

    // Those of severity 16 and below: the others are outages by their severity.
    private static readonly HashSet<int> Outages =
    [
        // The client's own and the network's, on Windows and on Linux (35: SSL or name look-up, 111: refused).
        CommandTimeout, -1, 0, 2, 11, 20, 35, 53, 64, 104, 110, 111, 113, 121, 203, 233, 258, 997, 1225, 1326,
        10051, 10053, 10054, 10060, 10061, 10065, 11001, 11002,

        // Locks, versions and memory.
        Deadlock, LockTimeout, 601, 617, 669, 701, 802, 1203, 1204, 1221, 3935, 3960, 3966, 8628, 8645, 8651,
        41301, 41302, 41305, 41325, 41839,

        // The database is starting, restoring, closing, off line, read only, full or being moved.
        904, 905, 921, 922, 923, 924, 926, 927, 941, 942, 943, 945, 952, 954, 955, 1101, 1105, 1418, 1807, 3906, 3908,
        5064, 5069, 9001, 9002, 14355, 20041, 21503,

        // Availability groups.
        976, 978, 979, 981, 982, 983, 984, 988, 35206, 35250, 41131, 41142,

        // Login: the server starts, stops or has no place, or the database cannot be opened yet.
        4060, 4063, 4064, 4221, 6005, 9515, 17142, 17187, 17188, 17189, 17191, 17197, 17809, 17830, 18401, 18451, 18452,
        18456, 18461, 18486,

        // Azure SQL.
        10922, 10928, 10929, 10936, 40143, 40166, 40197, 40501, 40540, 40544, 40549, 40550, 40551, 40552, 40553, 40613,
        40615, 40627, 40642, 40671, 40675, 42108, 42109, 42119, 45168, 45169, 49918, 49919, 49920, 49977, 49983,
    ];

    /// <summary>Whether a later try can help.</summary>
    public static bool IsOutage(int number, byte severity) =>
        severity > HighestOfAStatement || Outages.Contains(number);

    /// <inheritdoc cref="IsOutage(int, byte)"/>
    public static bool IsOutage(SqlException fault) => Any(fault, IsOutage);

    /// <summary>Whether another transaction's lock, or the server's slowness, was waited for too long.</summary>
    public static bool IsWait(int number) => number is LockTimeout or CommandTimeout;

    /// <summary>Whether one of a group's rows may be at fault, so that the others can be saved without it.</summary>
    public static bool IsOfOneRow(int number, byte severity) =>
        number is Deadlock || IsWait(number) || !IsOutage(number, severity);

    /// <summary>
    /// Whether the server said that nothing was kept. Otherwise the connection broke, or waiting for the answer ended:
    /// the commit may have passed before.
    /// </summary>
    public static bool IsAnswer(int number, byte severity) =>
        number > 0 && severity is >= LowestOfAStatement and <= HighestOfAStatement;

    /// <inheritdoc cref="IsOfOneRow(int, byte)"/>
    public static bool IsOfOneRow(Exception fault) => fault is StaleRowException
        || (fault is SqlException server && IsOfOneRow(server.Number, server.Class));

    /// <inheritdoc cref="IsWait(int)"/>
    public static bool IsWait(Exception fault) => fault is SqlException server && IsWait(server.Number);

    /// <inheritdoc cref="IsAnswer(int, byte)"/>
    public static bool IsAnswer(Exception fault) =>
        fault is SqlException server && IsAnswer(server.Number, server.Class);

    private static bool Any(SqlException fault, Func<int, byte, bool> holds)
    {
        foreach (SqlError error in fault.Errors)
        {
            if (holds(error.Number, error.Class)) return true;
        }

        return holds(fault.Number, fault.Class);
    }
}
