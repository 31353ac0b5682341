using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// One text for the server, by way of EF Core, which logs, times and intercepts it as any other. It is not tried again
/// by itself: whether that is right, only the caller knows.
/// </summary>
internal sealed class SqlServerCommand(AppDb db, string text, IReadOnlyList<object> parameters)
{
    /// <summary>Before it, nothing was sent: a fault of this step has kept nothing.</summary>
    public static Task Open(AppDb db, int secondsForACommand)
    {
        db.Database.SetCommandTimeout(secondsForACommand);
        return db.Database.OpenConnectionAsync();
    }

    public Task<int> Run()
    {
        var (command, values) = Made();
        return command.ExecuteNonQueryAsync(values);
    }

    public Task<object?> Scalar()
    {
        var (command, values) = Made();
        return command.ExecuteScalarAsync(values);
    }

    public async Task Read(Func<DbDataReader, Task> read)
    {
        var (command, values) = Made();
        await using var answer = await command.ExecuteReaderAsync(values);
        await read(answer.DbDataReader);
    }

    private (IRelationalCommand Command, RelationalCommandParameterObject Values) Made()
    {
        var made = db.GetService<IRawSqlCommandBuilder>().Build(text, parameters, db.Model);
        return (made.RelationalCommand, new(
            db.GetService<IRelationalConnection>(), made.ParameterValues, readerColumns: null, db,
            db.GetService<IRelationalCommandDiagnosticsLogger>()));
    }
}
